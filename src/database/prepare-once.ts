import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';

interface Statement {
  toSQL: () => { sql: string };
}

/** A name for each text of a statement; PostgreSQL's names are 63 bytes at most. */
const nameOf = (sql: string): string => createHash('sha256').update(sql).digest('base64url');

/**
 * Lets PostgreSQL keep the plan of a statement for as long as the connection lives. A statement that joins many tables is planned
 * for longer than it runs, and without a name each time. It has to list its columns: the type of what a kept plan gives may not
 * change, as by a column that an upgrade adds. SQLite plans in no time.
 */
export const prepareOnce = <Query extends Statement>({ db }: Core.Strapi, query: Query): Query => {
  if (db.dialect.client !== 'postgres') return query;
  // Knex hands `options` to the driver. It would compile the query a second time if it were only given the name.
  const compiled = query.toSQL();
  const named = { ...compiled, options: { name: nameOf(compiled.sql) } };
  return Object.assign(query, { toSQL: () => named });
};
