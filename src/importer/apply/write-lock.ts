import type { Core } from '@strapi/strapi';
import { setTimeout as wait } from 'node:timers/promises';
import { lockTransaction } from '../../database/lock-transaction';
import { inTransaction } from '../../strapi/transaction';
import { settleEvents } from './settle-events';

/**
 * Several times as long as another process that waits for the file sleeps before it looks again (`await-sqlite-lock.ts`). An import that
 * goes on sooner is there first each time, and an editor's save fails when it has waited for long enough.
 */
const longestPauseMilliseconds = 100;

/** Leaves SQLite's file to others, for as long as they were kept from it. */
const leaveToOthers = async (strapi: Core.Strapi, keptMilliseconds: number): Promise<void> => {
  if (strapi.db.dialect.client !== 'sqlite') return;
  await wait(Math.min(keptMilliseconds, longestPauseMilliseconds));
};

/**
 * Runs `work` in one transaction, while nobody else saves, publishes or imports: two imports at once write one after the other, none waits
 * for an editor's rows while the editor waits to publish, and one that is killed half-way leaves nothing of the explainer it was at.
 */
export const withWriteLock = async <T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> => {
  const from = performance.now();
  const result = await inTransaction(strapi, async (transaction) => {
    await lockTransaction(strapi, transaction, 'content');
    return work();
  });
  // Inside another transaction the database is never idle; whoever opened that one waits.
  if (strapi.db.inTransaction()) return result;
  await leaveToOthers(strapi, performance.now() - from);
  await settleEvents(strapi);
  return result;
};
