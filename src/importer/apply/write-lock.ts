import type { Core } from '@strapi/strapi';
import { inTransaction } from '../../strapi-types';
import { settleEvents } from './settle-events';

/** One key for every importer on one PostgreSQL; any constant serves. */
const importLock = 5_401_201;

/**
 * Runs `work` in one transaction that no other importer shares in time: two imports at once write one after the other,
 * and one that is killed half-way leaves nothing of the explainer it was at.
 */
export const withWriteLock = async <T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> => {
  const result = await inTransaction(strapi, async (transaction) => {
    if (strapi.db.dialect.client === 'postgres') {
      await transaction.raw('SELECT pg_advisory_xact_lock(?)', [importLock]);
    } else {
      // SQLite takes the write lock at a transaction's first write, and a transaction that has read before it writes fails
      // with SQLITE_BUSY when another wrote in between: so this one begins with a write, of nothing.
      const { tableName } = strapi.db.metadata.get('api::article.article');
      await transaction(tableName).whereRaw('1 = 0').delete();
    }
    return work();
  });
  // Inside another transaction the database is never idle; whoever opened that one waits.
  if (!strapi.db.inTransaction()) await settleEvents(strapi);
  return result;
};
