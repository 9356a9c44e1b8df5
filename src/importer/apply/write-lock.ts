import type { Core } from '@strapi/strapi';
import { lockTransaction } from '../../lock-transaction';
import { inTransaction } from '../../strapi-types';
import { settleEvents } from './settle-events';

const importLock = 5_401_201;

/**
 * Runs `work` in one transaction that no other importer shares in time: two imports at once write one after the other,
 * and one that is killed half-way leaves nothing of the explainer it was at.
 */
export const withWriteLock = async <T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> => {
  const result = await inTransaction(strapi, async (transaction) => {
    await lockTransaction(strapi, transaction, importLock);
    return work();
  });
  // Inside another transaction the database is never idle; whoever opened that one waits.
  if (!strapi.db.inTransaction()) await settleEvents(strapi);
  return result;
};
