import type { Core } from '@strapi/strapi';
import { withPoolConnection } from '../../strapi/connections';
import { contentTables } from './content-tables';
import { emptiedTables } from './kept-tables';
import { replaceInPostgres } from './replace-in-postgres';
import { replaceInSqlite } from './replace-in-sqlite';
import type { Replacement } from './replacement';

/**
 * Replaces all rows in one transaction: whatever fails or is killed before its end leaves those that were there.
 * @param replacesContent whether there may be content, which is then lost
 * @throws DatabaseInUse, DatabaseHasContent
 */
export const replaceRows = (
  strapi: Core.Strapi,
  { replacesContent, put }: { replacesContent: boolean; put: Replacement['put'] },
): Promise<void> => {
  const expectedEmpty = replacesContent ? [] : contentTables(strapi);
  const replacement = { emptied: emptiedTables(strapi), expectedEmpty, put };
  return withPoolConnection(strapi, {
    sqlite: (connection) => replaceInSqlite(strapi, connection, replacement),
    postgres: (connection) => replaceInPostgres(strapi, connection, replacement),
  });
};
