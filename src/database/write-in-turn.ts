import type { Core } from '@strapi/strapi';
import { inOrder } from '../event-loop/in-order';
import { inTransaction, type Transaction } from '../strapi/transaction';
import { boundWait, lockTransaction, longestWaitMilliseconds } from './lock-transaction';
import { WaitedTooLong } from './waited-too-long';

type Work<T> = (transaction: Transaction) => Promise<T>;

/** What is left to who asked at a moment for the lock on content, in milliseconds. */
const expectInTime = (strapi: Core.Strapi, askedAt: number): number => {
  const waited = performance.now() - askedAt;
  const left = longestWaitMilliseconds(strapi) - waited;
  if (left > 0) return left;
  const error = new WaitedTooLong(waited);
  // As knex tells of a statement that failed, which this one is for whoever counts what the database could not do (`operations/health.ts`).
  strapi.db.connection.emit('query-error', error);
  throw error;
};

/**
 * Does `work` in a transaction, where there is none yet after those that others of this process have asked for: of all that wait for the lock
 * on content one has a connection. With one for each, ten that saved at once left none for whoever reads.
 *
 * Who has waited for those before him for as long as the lock is waited for is refused, and on PostgreSQL what he has waited is taken from
 * the time for the lock: of five that saved while somebody had it, the last was told after five times as long, or what he sent was written
 * when he had sent it again.
 *
 * @param askedAt when the wait began, on the clock of `performance.now()`
 * @throws WaitedTooLong
 */
export const inTransactionOfItsOwn = async <T>(
  strapi: Core.Strapi,
  work: Work<T>,
  askedAt = performance.now(),
): Promise<T> =>
  strapi.db.inTransaction()
    ? inTransaction(strapi, work)
    : inOrder(strapi, async () => {
        const left = expectInTime(strapi, askedAt);
        return inTransaction(strapi, (transaction) => {
          boundWait(transaction, left);
          return work(transaction);
        });
      });

/** The same, with the lock on content from the beginning. */
export const writeInTurn = <T>(strapi: Core.Strapi, work: Work<T>, askedAt?: number): Promise<T> =>
  inTransactionOfItsOwn(
    strapi,
    async (transaction) => {
      await lockTransaction(strapi, transaction, 'content');
      return work(transaction);
    },
    askedAt,
  );
