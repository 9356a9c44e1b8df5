// @ts-check
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../src/start/project-root.mjs';
import { secrets } from '../../src/start/secrets.mjs';
import { startProcess } from './start-process.mjs';

/** @typedef {import('./start-process.mjs').Server} Server */
/** @typedef {Server & { documents: (type: string, method: string, params: object) => Promise<any> }} App */

/** Secrets of servers that are measured; they guard nothing. */
export const benchSecrets = Object.fromEntries(
  secrets.map(({ name }) => [name, `bench-only-${name.toLowerCase()}-0123456789abcdef`]),
);

/**
 * Starts a Strapi application, this project's or the stock one, as production; this project's as `npm start` does.
 * @param {import('../workplace.mjs').Workplace} workplace
 * @param {string} distDirectory its compiled code
 * @param {Record<string, string>} database the variables that select it
 * @returns {Promise<App>}
 */
export const startApp = async (workplace, distDirectory, database) => {
  const script = path.join(projectRoot, 'tests/support/app-process.cjs');
  const isOurs = distDirectory.startsWith(projectRoot);
  const first = pathToFileURL(path.join(projectRoot, 'src/start/keep-tick-shape.mjs')).href;
  const server = await startProcess(workplace, script, {
    execArgv: [...process.execArgv, ...(isOurs ? ['--import', first] : [])],
    cwd: projectRoot,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      // The stock application's code stands outside the project, and looks for its modules here.
      NODE_PATH: path.join(projectRoot, 'node_modules'),
      APP_DIRECTORY: projectRoot,
      DIST_DIRECTORY: distDirectory,
      IMPORT_CONTENT: 'false',
      STRAPI_TELEMETRY_DISABLED: 'true',
      // All load comes from one address.
      READS_PER_MINUTE: '1000000',
      ...benchSecrets,
      ...database,
    },
  });
  return {
    ...server,
    documents: (type, method, params) =>
      server.perform({
        target: 'documents',
        uid: `api::${type}.${type}`,
        method,
        args: [params],
      }),
  };
};

/** Imports files inside the server. @param {App} app @param {string} folder @returns {Promise<unknown>} */
export const importFolder = (app, folder) =>
  app.perform({ target: 'import', method: 'run', args: [[folder]] });

/** @param {App} app @param {string} statement @returns {Promise<unknown>} */
export const runSql = (app, statement) =>
  app.perform({ target: 'sql', method: 'raw', args: [statement] });
