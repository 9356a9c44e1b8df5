import type { Core } from '@strapi/strapi';
import { lockTransaction } from '../../database/lock-transaction';
import { inTransaction } from '../../strapi/types';
import { settleEvents } from './settle-events';

/**
 * Runs `work` in one transaction, while nobody else saves, publishes or imports: two imports at once write one after the other, none waits
 * for an editor's rows while the editor waits to publish, and one that is killed half-way leaves nothing of the explainer it was at.
 */
export const withWriteLock = async <T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> => {
  const result = await inTransaction(strapi, async (transaction) => {
    await lockTransaction(strapi, transaction, 'content');
    return work();
  });
  // Inside another transaction the database is never idle; whoever opened that one waits.
  if (!strapi.db.inTransaction()) await settleEvents(strapi);
  return result;
};
