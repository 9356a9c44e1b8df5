// @ts-check
import { fork } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { secrets } from './secrets.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/** Ends what is still running. */
export const stopApps = () => {
  for (const child of children) child.kill('SIGKILL');
};

/**
 * A server in a process of its own, which takes calls as those of the tests do.
 * @param {Record<string, string>} database the variables that select it
 * @param {string} distDirectory
 */
export const startApp = async (database, distDirectory) => {
  const child = fork(path.join(root, 'tests/support/app-process.cjs'), {
    cwd: root,
    silent: true,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      NODE_PATH: path.join(root, 'node_modules'),
      APP_DIRECTORY: root,
      DIST_DIRECTORY: distDirectory,
      IMPORT_CONTENT: 'false',
      ...secrets,
      ...database,
    },
  });
  children.add(child);
  /** @type {Map<number, (reply: any) => void>} */
  const waiting = new Map();
  const port = await new Promise((started, failed) => {
    child.on('message', (/** @type {any} */ reply) => {
      if (reply.port) started(reply.port);
      else if (reply.failed) failed(new Error(reply.failed));
      else waiting.get(reply.id)?.(reply);
    });
  });
  let last = 0;
  /** @param {object} call @returns {Promise<any>} */
  const perform = (call) =>
    new Promise((done, failed) => {
      const id = (last += 1);
      waiting.set(id, (reply) => {
        waiting.delete(id);
        if (reply.error) failed(new Error(JSON.stringify(reply.error)));
        else done(reply.result);
      });
      child.send({ id, ...call });
    });
  /** @param {string} type @param {string} method @param {object} params */
  const documents = (type, method, params) =>
    perform({ target: 'documents', uid: `api::${type}.${type}`, method, args: [params] });
  /** @param {string} statement */
  const sql = (statement) => perform({ target: 'sql', method: 'raw', args: [statement] });
  /** @param {string} folder of files to import */
  const importFolder = (folder) => perform({ target: 'import', method: 'run', args: [[folder]] });
  const stop = () =>
    new Promise((ended) => {
      child.once('exit', ended);
      child.kill('SIGKILL');
    });
  return { port, pid: child.pid ?? 0, perform, documents, sql, importFolder, stop };
};

/** @typedef {Awaited<ReturnType<typeof startApp>>} App */
