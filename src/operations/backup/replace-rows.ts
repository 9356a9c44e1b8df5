import type { Core } from '@strapi/strapi';
import { withPoolConnection } from '../../strapi-connections';
import { emptiedTables } from './kept-tables';
import { replaceInPostgres } from './replace-in-postgres';
import { replaceInSqlite } from './replace-in-sqlite';
import type { Replacement } from './replacement';

/**
 * Replaces all rows in one transaction: whatever fails or is killed before its end leaves those that were there.
 * @throws DatabaseInUse
 */
export const replaceRows = (strapi: Core.Strapi, put: Replacement['put']): Promise<void> => {
  const replacement = { emptied: emptiedTables(strapi), put };
  return withPoolConnection(strapi, {
    sqlite: (connection) => replaceInSqlite(connection, replacement),
    postgres: (connection) => replaceInPostgres(strapi, connection, replacement),
  });
};
