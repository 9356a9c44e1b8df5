// @ts-expect-error better-sqlite3 ships without types.
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';

/** Every row of every table, as JSON, by table. */
export type AllRows = Record<string, string[]>;

const readSqlite = (filename: string): AllRows => {
  const database = new Sqlite(filename, { readonly: true });
  const tables: { name: string }[] = database
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .all();
  const rows = tables.map(
    ({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()] as const,
  );
  database.close();
  return Object.fromEntries(
    rows.map(([name, found]) => [name, found.map((row: unknown) => JSON.stringify(row)).sort()]),
  );
};

const readPostgres = async (connectionString: string): Promise<AllRows> => {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name`,
  );
  const all: AllRows = {};
  for (const { name } of tables) {
    const { rows } = await client.query(`SELECT * FROM "${name}"`);
    all[name] = rows.map((row: unknown) => JSON.stringify(row)).sort();
  }
  await client.end();
  return all;
};

/** What Strapi settles for itself whenever it starts: the layout of its forms, the hour at which it would count uploads. */
const settledAtStart = 'strapi_core_store_settings';

/** Reads a whole database, to be held against itself later. */
export const readAllRows = async (environment: Record<string, string>): Promise<AllRows> => {
  const all =
    environment.DATABASE_URL === undefined
      ? readSqlite(environment.DATABASE_FILENAME!)
      : await readPostgres(environment.DATABASE_URL);
  return Object.fromEntries(Object.entries(all).filter(([table]) => table !== settledAtStart));
};

/** Every row that is in only one of the two, after the name of its table. */
export const differentRows = (before: AllRows, after: AllRows): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((table) => {
    const [earlier, later] = [new Set(before[table]), new Set(after[table])];
    const gone = [...earlier].filter((row) => !later.has(row));
    const come = [...later].filter((row) => !earlier.has(row));
    return [
      ...gone.map((row) => `${table} lost ${row}`),
      ...come.map((row) => `${table} got ${row}`),
    ];
  });
