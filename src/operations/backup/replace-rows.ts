import type { Core } from '@strapi/strapi';
import { withPoolConnection } from '../../strapi/connections';
import { contentTables } from './content-tables';
import { emptiedTables } from './kept-tables';
import { replaceInPostgres } from './replace-in-postgres';
import { replaceInSqlite } from './replace-in-sqlite';
import type { Replacement } from './replacement';

interface Order extends Pick<Replacement, 'put' | 'afterwards'> {
  /** Whether there may be content, which is then lost. */
  replacesContent: boolean;
}

/**
 * Replaces all rows in one transaction: whatever fails or is killed before its end leaves those that were there.
 * @throws DatabaseInUse, DatabaseHasContent, FateUnknown
 */
export const replaceRows = (
  strapi: Core.Strapi,
  { replacesContent, ...given }: Order,
): Promise<void> => {
  const expectedEmpty = replacesContent ? [] : contentTables(strapi);
  const replacement = { emptied: emptiedTables(strapi), expectedEmpty, ...given };
  return withPoolConnection(strapi, {
    sqlite: (connection) => replaceInSqlite(strapi, connection, replacement),
    postgres: (connection) => replaceInPostgres(strapi, connection, replacement),
  });
};
