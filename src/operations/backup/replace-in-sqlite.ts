import type { Core } from '@strapi/strapi';
import { lockWaitMilliseconds } from '../../event-loop/await-sqlite-lock';
import type { SqliteConnection } from '../../strapi/connections';
import { isBusy } from '../../strapi/database-errors';
import { takeSqliteTurn } from '../start-in-turn';
import type { Row, KeptTable } from './kept-tables';
import { DatabaseHasContent } from './content-tables';
import { DatabaseInUse } from './database-in-use';
import type { Replacement } from './replacement';

const integerTypes = ['increments', 'integer', 'bigInteger', 'datetime', 'boolean'];

/** In the storage class that the column's cells have: affinity alone would keep an instant that is text. */
const cellOf =
  ({ columns }: KeptTable) =>
  (cell: string | null, index: number): string | bigint | number | null => {
    if (cell === null) return null;
    const type = columns[index]?.type ?? '';
    if (integerTypes.includes(type) && /^-?\d+$/.test(cell)) return BigInt(cell);
    return ['double', 'decimal', 'float'].includes(type) ? Number(cell) : cell;
  };

/** Leaving WAL mode is only done for the one connection that has the file open, of any process. */
const takeAlone = (connection: SqliteConnection): void => {
  connection.pragma('busy_timeout = 0');
  try {
    connection.pragma('journal_mode = DELETE');
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if (isBusy(error)) throw new DatabaseInUse('The SQLite file is open in another process');
    throw error;
  }
};

/** SQLite does so by itself where a disk is full (its manual, lang_transaction.html), and what failed is what there is to tell. */
const rollBack = (connection: SqliteConnection): void => {
  try {
    connection.exec('ROLLBACK');
  } catch {
    // There is no transaction any more.
  }
};

const replace = async (
  connection: SqliteConnection,
  { emptied, expectedEmpty, put }: Replacement,
): Promise<void> => {
  // Not to be changed inside a transaction; all of them are checked before it ends.
  connection.pragma('foreign_keys = OFF');
  try {
    takeAlone(connection);
    try {
      for (const { uid, name } of expectedEmpty) {
        const row = connection.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get();
        if (row !== undefined) throw new DatabaseHasContent(uid);
      }
      for (const name of emptied) connection.exec(`DELETE FROM "${name}"`);
      await put(async (table: KeptTable, rows: readonly Row[]) => {
        const names = table.columns.map(({ name }) => `"${name}"`);
        const insert = connection.prepare(
          `INSERT INTO "${table.name}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
        );
        for (const row of rows) insert.run(row.map(cellOf(table)));
      });
      const dangling = connection.prepare('SELECT * FROM pragma_foreign_key_check LIMIT 1').get();
      if (dangling !== undefined)
        throw new Error(`A row leads nowhere: ${JSON.stringify(dangling)}`);
      connection.exec('COMMIT');
    } catch (error) {
      rollBack(connection);
      throw error;
    }
  } finally {
    connection.pragma('locking_mode = NORMAL');
    connection.pragma('journal_mode = WAL');
    connection.pragma('foreign_keys = ON');
    connection.pragma(`busy_timeout = ${lockWaitMilliseconds}`);
  }
};

/** Whoever starts meanwhile waits, as for another start: it would wait for the file itself for 15 s, and end with an error. */
export const replaceInSqlite = async (
  strapi: Core.Strapi,
  connection: SqliteConnection,
  replacement: Replacement,
): Promise<void> => {
  const release = takeSqliteTurn(strapi);
  if (release === null) throw new DatabaseInUse('Another process is starting on this SQLite file');
  try {
    await replace(connection, replacement);
    await replacement.afterwards();
  } finally {
    release();
  }
};
