import type { Core } from '@strapi/strapi';
import { quoteTable } from '../../database/quote-table';
import { openPostgresConnection, openSqliteConnection } from '../../strapi/connections';
import { cellInUtc } from './instants';
import type { KeptTable, Row } from './kept-tables';

/** All rows of all tables as they were at one moment, while others go on writing. */
export interface Snapshot {
  readRows: (table: KeptTable) => AsyncIterable<Row>;
  end: () => Promise<void>;
}

const rowsAtATime = 100;

const namesOf = ({ columns }: KeptTable): string[] => columns.map(({ name }) => `"${name}"`);

const orderOf = ({ columns }: KeptTable): string =>
  columns.some(({ name }) => name === 'id') ? 'ORDER BY "id"' : '';

const textOf = (cell: unknown): string | null => {
  if (cell === null || typeof cell === 'string') return cell;
  if (typeof cell === 'number' || typeof cell === 'bigint') return String(cell);
  throw new TypeError(`Expected text or a number in a cell; got ${typeof cell}`);
};

/** A transaction that reads has one snapshot, from its first statement on, and keeps nobody from writing (SQLite, WAL). */
const snapshotOfSqlite = async (strapi: Core.Strapi): Promise<Snapshot> => {
  const connection = await openSqliteConnection(strapi);
  connection.exec('BEGIN; SELECT COUNT(*) FROM sqlite_schema;');
  return {
    readRows: async function* (table) {
      const rows = connection
        .prepare(`SELECT ${namesOf(table).join(', ')} FROM "${table.name}" ${orderOf(table)}`)
        .raw()
        // Whole numbers beyond 2^53 would be rounded.
        .safeIntegers()
        .iterate();
      for (const row of rows) {
        if (!Array.isArray(row)) throw new TypeError('Expected a row as an array');
        yield row.map(textOf);
      }
    },
    end: async () => void connection.close(),
  };
};

const snapshotOfPostgres = async (strapi: Core.Strapi): Promise<Snapshot> => {
  const connection = await openPostgresConnection(strapi);
  await connection.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  // How instants and floating-point numbers are written must not be the server's choice.
  await connection.query(`SET LOCAL DateStyle = 'ISO'; SET LOCAL extra_float_digits = 1`);
  // The snapshot is that of the first query.
  await connection.query('SELECT 1');
  return {
    readRows: async function* (table) {
      const cells = table.columns.map((column) => `(${cellInUtc(column)})::text`);
      await connection.query(
        `DECLARE kept NO SCROLL CURSOR FOR SELECT array_to_json(ARRAY[${cells.join(', ')}])::text AS row
           FROM ${quoteTable(strapi, table.name)} ${orderOf(table)}`,
      );
      for (;;) {
        const { rows } = await connection.query(`FETCH ${rowsAtATime} FROM kept`);
        for (const { row } of rows) {
          const cells: Row = JSON.parse(String(row));
          yield cells;
        }
        if (rows.length < rowsAtATime) break;
      }
      await connection.query('CLOSE kept');
    },
    end: () => connection.end(),
  };
};

export const takeSnapshot = (strapi: Core.Strapi): Promise<Snapshot> =>
  strapi.db.dialect.client === 'sqlite' ? snapshotOfSqlite(strapi) : snapshotOfPostgres(strapi);
