// @ts-check
import { spawn } from 'node:child_process';
import { projectRoot } from './project-root.mjs';

/**
 * Runs a Node script to its end; ending us ends it too.
 * @param {readonly string[]} command the script and its arguments
 * @returns {Promise<{ succeeded: boolean, output: string }>} output: what it wrote to stdout and stderr
 */
export const runChild = (command) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const stop = () => {
      child.kill();
      process.exit(1);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve({ succeeded: code === 0, output: Buffer.concat(chunks).toString() });
    });
  });
