// @ts-check
import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { sqlite } from './databases.mjs';
import { startPostgres } from './start-postgres.mjs';

/**
 * Databases to measure with, of either kind: files in the folder, and where it is asked for, a PostgreSQL of one's own in it. A
 * database is given as the variables that select it.
 * @param {import('../workplace.mjs').Workplace} workplace
 * @param {readonly string[]} kinds
 */
export const startDatabases = async ({ folder }, kinds) => {
  const unknown = kinds.find((kind) => kind !== 'sqlite' && kind !== 'postgres');
  if (unknown !== undefined) throw new Error(`${unknown} — expected sqlite or postgres`);
  const server = kinds.includes('postgres') ? await startPostgres(folder) : null;
  const file = (/** @type {string} */ name) => path.join(folder, `${name}.db`);
  const postgresOf = (/** @type {string} */ kind) => (kind === 'postgres' ? server : null);

  return {
    /** An empty one. @param {string} kind @param {string} name */
    create: async (kind, name) => (await postgresOf(kind)?.create(name)) ?? sqlite(file(name)),
    /** The same rows under another name; nobody may be using the first. @param {string} kind @param {string} from @param {string} to */
    copy: async (kind, from, to) => {
      const copied = await postgresOf(kind)?.copy(from, to);
      if (copied !== undefined) return copied;
      for (const part of ['', '-wal'].filter((suffix) => existsSync(file(from) + suffix)))
        copyFileSync(file(from) + part, file(to) + part);
      return sqlite(file(to));
    },
    stop: async () => server?.stop(),
  };
};
