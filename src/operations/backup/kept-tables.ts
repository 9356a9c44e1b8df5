import type { Core } from '@strapi/strapi';

/** A cell as text, as its database writes it down; null where there is nothing. */
export type Row = (string | null)[];

export interface KeptTable {
  name: string;
  columns: { name: string; type: string }[];
}

/**
 * What is nothing to bring back: who is logged in, since a session that was ended would be open again; and how often logging in failed,
 * which only instances on one PostgreSQL keep in a table.
 */
const emptied = ['strapi_sessions', 'login_attempts'];

const allTables = (strapi: Core.Strapi): KeptTable[] => {
  const { tables } = strapi.db.schema.schema;
  return tables.map(({ name, columns }) => ({
    name,
    columns: columns.map((column) => ({ name: column.name, type: column.type })),
  }));
};

/**
 * The tables that a backup holds: all that Strapi makes for types, components and relations. Its own notes on which tables it made
 * and which migrations it ran are those of the database that is restored to.
 */
export const keptTables = (strapi: Core.Strapi): KeptTable[] =>
  allTables(strapi).filter(({ name }) => !emptied.includes(name));

/** Those that a restore empties. */
export const emptiedTables = (strapi: Core.Strapi): string[] =>
  allTables(strapi).map(({ name }) => name);
