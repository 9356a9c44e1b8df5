// @ts-check
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from './project-root.mjs';

const load = createRequire(import.meta.url);

const lockFile = path.join(projectRoot, '.tmp', 'preparing');
const askAgainMilliseconds = 200;

/**
 * Does something if it is needed, unless another process is just doing it: then waits and asks again. Two starts at the
 * same moment would otherwise build into the same folders. Nothing is locked, and nothing written, if nothing is needed.
 * @param {(sentence: string) => void} say
 * @param {{ isNeeded: () => boolean, act: () => void | Promise<void> }} task
 */
export const onceAtATime = async (say, { isNeeded, act }) => {
  let hasSaid = false;
  while (isNeeded()) {
    const release = takeLock();
    if (release !== null) {
      try {
        if (isNeeded()) await act();
      } finally {
        release();
      }
      return;
    }
    if (!hasSaid) say('Another start is preparing the project; waiting for it …');
    hasSaid = true;
    await wait(askAgainMilliseconds);
  }
};

/**
 * SQLite's lock on an empty file, which the kernel takes from a process that is killed, and which holds between containers that share
 * the folder: there a process's number says nothing of who has it. The file stays: of two that wait for one that is taken away, both
 * would have the lock.
 * @returns {(() => void) | null} lets the next one have it; null where another process has it
 */
const takeLock = () => {
  fs.mkdirSync(path.dirname(lockFile), { recursive: true });
  // Not before something is needed: a start that has all of it on PostgreSQL needs no SQLite.
  const Database = load('better-sqlite3');
  const file = new Database(lockFile, { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
    return () => file.close();
  } catch (error) {
    file.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return null;
    throw error;
  }
};
