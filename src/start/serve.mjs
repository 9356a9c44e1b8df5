// @ts-check
import { createRequire } from 'node:module';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { distFolder } from './builds.mjs';
import { explainListenError } from './check-port.mjs';
import { explainDatabaseError } from './explain-database-error.mjs';
import { projectRoot } from './project-root.mjs';
import { StartProblem, stopBecauseOf } from './start-problem.mjs';

/**
 * Runs Strapi in this process, as `strapi start` does, and says where it can be reached.
 * @param {import('../environment/environment.js').Environment} environment
 */
export const serve = async (environment) => {
  // Loaded late: it takes a second, and reads the environment while it is loaded.
  const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
  const strapi = createStrapi({ appDir: projectRoot, distDir: distFolder });
  try {
    await strapi.load();
  } catch (error) {
    // What a variable leads to is read by who needs it.
    if (error instanceof Error && error.name === 'EnvironmentError')
      throw new StartProblem(error.message.split('\n'));
    const sentence = explainDatabaseError(error, environment.database);
    throw sentence === undefined ? error : new StartProblem([sentence]);
  }
  const { httpServer } = strapi.server;
  // Strapi's own listener comes second; it prints a stack trace.
  httpServer.prependListener('error', (/** @type {unknown} */ error) => {
    const sentence = explainListenError(error, environment);
    if (sentence !== undefined) stopBecauseOf(new StartProblem([sentence]));
  });
  await strapi.listen();
  // The log is written a turn later than it is told.
  await nextTurn();
  console.log(describeAddresses(environment, httpServer.address().port));
};

/**
 * @param {import('../environment/environment.js').Environment} environment
 * @param {number} port the one really opened, where PORT is 0
 */
const describeAddresses = ({ host, publicUrl }, port) => {
  const anyAddress = ['0.0.0.0', '::', '127.0.0.1', '::1'];
  const hostName = anyAddress.includes(host)
    ? 'localhost'
    : host.includes(':')
      ? `[${host}]`
      : host;
  const origin = publicUrl ?? `http://${hostName}:${port}`;
  return [
    '',
    `  Start here   ${origin}/`,
    `  Admin panel  ${origin}/admin`,
    `  REST         ${origin}/api/articles`,
    `  GraphQL      ${origin}/graphql`,
    '',
  ].join('\n');
};
