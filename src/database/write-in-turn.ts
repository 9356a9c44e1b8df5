import type { Core } from '@strapi/strapi';
import { inOrder } from '../event-loop/in-order';
import { inTransaction, type Transaction } from '../strapi/transaction';
import { boundWait, lockTransaction, longestWaitMilliseconds } from './lock-transaction';
import { WaitedTooLong } from './waited-too-long';

type Work<T> = (transaction: Transaction) => Promise<T>;

/** As knex tells of a statement that failed, which this one is for whoever counts what the database could not do (`operations/health.ts`). */
const tooLate = (strapi: Core.Strapi, milliseconds: number): WaitedTooLong => {
  const error = new WaitedTooLong(milliseconds);
  strapi.db.connection.emit('query-error', error);
  return error;
};

/**
 * Does `work` after that of all who asked before, or not at all where that is not in time: whoever waits is told so when the time is over, and not
 * when the turn comes.
 *
 * @param work is given what tells how much of the time is left, in milliseconds
 */
const inOrderInTime = <T>(
  strapi: Core.Strapi,
  askedAt: number,
  work: (left: () => number) => Promise<T>,
): Promise<T> =>
  new Promise<T>((resolve, reject) => {
    const longest = longestWaitMilliseconds(strapi);
    const left = (): number => askedAt + longest - performance.now();
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      reject(tooLate(strapi, longest));
    }, left());
    inOrder(strapi, async () => {
      clearTimeout(timer);
      if (isOver) return;
      // Who asked before he came here may be too late when his turn comes at once.
      if (left() <= 0) reject(tooLate(strapi, longest));
      else await work(left).then(resolve, reject);
    }).catch(reject);
  });

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
    : inOrderInTime(strapi, askedAt, (left) =>
        inTransaction(strapi, async (transaction) => {
          // There may have been no connection for as long as that.
          const rest = left();
          if (rest <= 0) throw tooLate(strapi, longestWaitMilliseconds(strapi));
          boundWait(transaction, rest);
          return work(transaction);
        }),
      );

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
