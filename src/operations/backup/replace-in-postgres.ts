import type { Core } from '@strapi/strapi';
import { lockOn } from '../../database/locks';
import { quoteTable } from '../../database/quote-table';
import type { PostgresConnection } from '../../strapi/connections';
import { DatabaseHasContent } from './content-tables';
import { DatabaseInUse } from './database-in-use';
import { CommitFailed, goOnIfCommitted } from './failed-commit';
import { cellInOwnZone } from './instants';
import type { KeptTable, Row } from './kept-tables';
import type { Replacement } from './replacement';

const others = {
  starting: 'Another process is starting on this database',
  serving: 'A server or a command is at work on this database',
} as const;

/**
 * Does `work` while nobody serves or starts. The locks are the session's and not a transaction's, since there is something to do after its
 * COMMIT: a server that had waited for it, and took a file then, lost it to the removal of what is not in the archive.
 */
const whileAlone = async (
  strapi: Core.Strapi,
  connection: PostgresConnection,
  work: () => Promise<void>,
): Promise<void> => {
  const taken: string[] = [];
  try {
    for (const what of ['starting', 'serving'] as const) {
      const lock = lockOn(strapi, what);
      const { rows } = await connection.query(`SELECT pg_try_advisory_lock(${lock}) AS taken`);
      if (rows[0]?.taken !== true) throw new DatabaseInUse(others[what]);
      taken.push(lock);
    }
    await work();
  } finally {
    // With a connection that is lost they are gone, and why it was lost is what there is to tell.
    for (const lock of taken)
      await connection.query(`SELECT pg_advisory_unlock(${lock})`).catch(() => undefined);
  }
};

/** Rows that lead to one another come in any order; only at the end is it asked whether each leads somewhere. */
const deferForeignKeys = async (
  strapi: Core.Strapi,
  connection: PostgresConnection,
): Promise<() => Promise<void>> => {
  const { rows } = await connection.query(
    `SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I', conrelid::regclass, conname) AS change FROM pg_constraint
       WHERE contype = 'f' AND NOT condeferrable AND connamespace = to_regnamespace($1)`,
    [`"${strapi.db.getSchemaName() ?? 'public'}"`],
  );
  const changes = rows.map(({ change }) => String(change));
  for (const change of changes) await connection.query(`${change} DEFERRABLE INITIALLY DEFERRED`);
  return async () => {
    await connection.query('SET CONSTRAINTS ALL IMMEDIATE');
    for (const change of changes) await connection.query(`${change} NOT DEFERRABLE`);
  };
};

/** As PostgreSQL writes the types of the columns, by table and column. */
const readTypes = async (
  strapi: Core.Strapi,
  connection: PostgresConnection,
): Promise<Map<string, string>> => {
  const { rows } = await connection.query(
    `SELECT c.relname || '.' || a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = to_regnamespace($1) AND a.attnum > 0 AND NOT a.attisdropped`,
    [`"${strapi.db.getSchemaName() ?? 'public'}"`],
  );
  return new Map(rows.map(({ name, type }) => [String(name), String(type)]));
};

const replace = async (
  strapi: Core.Strapi,
  connection: PostgresConnection,
  { emptied, expectedEmpty, put }: Replacement,
): Promise<void> => {
  const quoted = (name: string): string => quoteTable(strapi, name);
  await connection.query('BEGIN');
  try {
    // A command that only reads, such as a backup, ends first.
    await connection.query(`SET LOCAL lock_timeout = '15s'`);
    // Nothing is said while uploads are unpacked, which takes as long as it does (`config/database.ts` has the pool's ended after two minutes).
    await connection.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    await connection.query(`LOCK TABLE ${emptied.map(quoted).join(', ')}`);
    for (const { uid, name } of expectedEmpty) {
      const { rows } = await connection.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`);
      if (rows.length > 0) throw new DatabaseHasContent(uid);
    }
    const checkForeignKeys = await deferForeignKeys(strapi, connection);
    const types = await readTypes(strapi, connection);
    await connection.query(`TRUNCATE ${emptied.map(quoted).join(', ')}`);
    const filled = new Set<KeptTable>();
    await put(async (table: KeptTable, rows: readonly Row[]) => {
      filled.add(table);
      const names = table.columns.map(({ name }) => `"${name}"`);
      const cells = table.columns.map((column, index) => {
        const type = types.get(`${table.name}.${column.name}`) ?? 'text';
        return `${cellInOwnZone(column, `(r ->> ${index})::${type}`)} AS "${column.name}"`;
      });
      await connection.query(
        `INSERT INTO ${quoted(table.name)} (${names.join(', ')})
           SELECT ${cells.join(', ')} FROM json_array_elements($1::json) WITH ORDINALITY AS t(r, n) ORDER BY n`,
        [JSON.stringify(rows)],
      );
    });
    await checkForeignKeys();
    for (const { name, columns } of filled) {
      if (!columns.some(({ type }) => type === 'increments')) continue;
      await connection.query(
        `SELECT setval(pg_get_serial_sequence($1, 'id'), (SELECT MAX(id) FROM ${quoted(name)}))`,
        [quoted(name)],
      );
    }
    const { rows } = await connection.query('SELECT txid_current()::text AS transaction');
    await connection.query('COMMIT').catch((error: unknown) => {
      const reason = error instanceof Error ? error : new Error(String(error));
      throw new CommitFailed(String(rows[0]?.transaction), reason);
    });
  } catch (error) {
    // With a connection that is lost it is done, and why it was lost is what there is to tell.
    await connection.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};

/** @throws FateUnknown where the answer to the COMMIT was lost, and the database does not say what became of it */
export const replaceInPostgres = async (
  strapi: Core.Strapi,
  connection: PostgresConnection,
  replacement: Replacement,
): Promise<void> => {
  try {
    await whileAlone(strapi, connection, async () => {
      await replace(strapi, connection, replacement);
      await replacement.afterwards();
    });
  } catch (error) {
    if (!(error instanceof CommitFailed)) throw error;
    await goOnIfCommitted(strapi, error, () => replacement.afterwards());
  }
};
