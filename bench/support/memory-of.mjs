// @ts-check
import { readFileSync } from 'node:fs';

/** Resident memory of a process, and the most it ever was, in MB; Linux only. @param {number} pid */
export const memoryOf = (pid) => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (/** @type {string} */ name) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { now: read('VmRSS'), most: read('VmHWM') };
};
