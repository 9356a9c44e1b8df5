// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from './project-root.mjs';

const lockFile = path.join(projectRoot, '.tmp', 'start.lock');
const askAgainMilliseconds = 200;
const abandonedMilliseconds = 10 * 60 * 1000;

/**
 * Does something if it is needed, unless another process is just doing it: then waits and asks again. Two starts at the
 * same moment would otherwise build into the same folders. Nothing is locked, and nothing written, if nothing is needed.
 * @param {(sentence: string) => void} say
 * @param {{ isNeeded: () => boolean, act: () => void | Promise<void> }} task
 */
export const onceAtATime = async (say, { isNeeded, act }) => {
  let hasSaid = false;
  while (isNeeded()) {
    if (takeLock()) {
      try {
        if (isNeeded()) await act();
      } finally {
        releaseLock();
      }
      return;
    }
    if (!hasSaid) say('Another start is preparing the project; waiting for it …');
    hasSaid = true;
    await wait(askAgainMilliseconds);
  }
};

const releaseLock = () => {
  process.off('exit', releaseLock);
  fs.rmSync(lockFile, { force: true });
};

const takeLock = () => {
  fs.mkdirSync(path.dirname(lockFile), { recursive: true });
  if (isAbandoned()) fs.rmSync(lockFile, { force: true });
  try {
    fs.writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  process.on('exit', releaseLock);
  return true;
};

/** Whether the process that took the lock was killed. Its id may have been given to another one, hence the time. */
const isAbandoned = () => {
  const lock = fs.statSync(lockFile, { throwIfNoEntry: false });
  if (lock === undefined) return false;
  const owner = readOwner();
  // It was released a moment ago.
  if (owner === undefined) return false;
  // Between creating the file and writing to it there is no owner yet.
  if (owner === 0) return Date.now() - lock.mtimeMs > askAgainMilliseconds * 10;
  return (
    owner === process.pid || !isAlive(owner) || Date.now() - lock.mtimeMs > abandonedMilliseconds
  );
};

/** The process that has the lock, 0 where it has not said so yet. */
const readOwner = () => {
  try {
    return Number(fs.readFileSync(lockFile, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

/** @param {number} pid */
const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
