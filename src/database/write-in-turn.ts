import type { Core } from '@strapi/strapi';
import { inOrder } from '../event-loop/in-order';
import { inTransaction, type Transaction } from '../strapi/transaction';
import { lockTransaction } from './lock-transaction';

type Work<T> = (transaction: Transaction) => Promise<T>;

/**
 * Does `work` in a transaction, where there is none yet after those that others of this process have asked for: of all that wait for the lock
 * on content one has a connection. With one for each, ten that saved at once left none for whoever reads.
 */
export const inTransactionOfItsOwn = async <T>(strapi: Core.Strapi, work: Work<T>): Promise<T> =>
  strapi.db.inTransaction()
    ? inTransaction(strapi, work)
    : inOrder(strapi, () => inTransaction(strapi, work));

/** The same, with the lock on content from the beginning. */
export const writeInTurn = <T>(strapi: Core.Strapi, work: Work<T>): Promise<T> =>
  inTransactionOfItsOwn(strapi, async (transaction) => {
    await lockTransaction(strapi, transaction, 'content');
    return work(transaction);
  });
