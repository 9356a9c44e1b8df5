// @ts-check
import { fork } from 'node:child_process';

/**
 * A server in a process of its own: `perform` asks it for something over the IPC channel, `stop` ends it.
 * @typedef {object} Server
 * @property {number} port
 * @property {(call: object) => Promise<any>} perform
 * @property {() => Promise<void>} stop
 */

const keptOutput = 4_000;

/**
 * Starts a script that says `{ port }` when it listens, and answers `{ id, … }` with `{ id, result }` or `{ id, error }`.
 * @param {import('../workplace.mjs').Workplace} workplace
 * @param {string} script
 * @param {import('node:child_process').ForkOptions} options
 * @returns {Promise<Server>}
 */
export const startProcess = async ({ children }, script, options) => {
  const child = fork(script, { ...options, silent: true });
  children.add(child);
  // Read, because a pipe that nobody reads blocks its writer when it is full.
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => (output = `${output}${chunk}`.slice(-keptOutput)));
  }
  /** @type {Map<number, { done: (result: any) => void, failed: (reason: Error) => void }>} */
  const waiting = new Map();
  const ended = new Promise((done) => child.once('exit', done));
  const port = await new Promise((started, failed) => {
    child.on(
      'message',
      (/** @type {any} */ { id, port: opened, failed: reason, result, error }) => {
        if (opened) started(opened);
        else if (reason) failed(new Error(reason));
        else if (error) waiting.get(id)?.failed(new Error(JSON.stringify(error)));
        else waiting.get(id)?.done(result);
        waiting.delete(id);
      },
    );
    child.once('exit', (code) => {
      children.delete(child);
      const reason = new Error(`${script} ended with ${code}\n${output}`);
      failed(reason);
      for (const call of waiting.values()) call.failed(reason);
    });
  });
  let last = 0;
  return {
    port,
    perform: (call) =>
      new Promise((done, failed) => {
        const id = (last += 1);
        waiting.set(id, { done, failed });
        child.send({ id, ...call }, (error) => error && failed(error));
      }),
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
