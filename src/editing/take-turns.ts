import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import { inTransaction, type Transaction } from '../strapi-types';

const writes = new Set([
  'create',
  'update',
  'clone',
  'delete',
  'publish',
  'unpublish',
  'discardDraft',
]);

/** The last write that each open transaction waits for. */
const lastTurns = new WeakMap<Transaction, Promise<unknown>>();
const turn = new AsyncLocalStorage<true>();

/** Does `work` when the writes that came before it in this transaction are done; where one of them failed, fails with it. */
const takeTurn = async <T>(transaction: Transaction, work: () => Promise<T>): Promise<T> => {
  const before = lastTurns.get(transaction) ?? Promise.resolve();
  const mine = before.then(work);
  lastTurns.set(transaction, mine);
  try {
    return await mine;
  } finally {
    if (lastTurns.get(transaction) === mine) lastTurns.delete(transaction);
  }
};

/**
 * Lets the writes of one transaction take turns. The admin panel's bulk actions start them all at once in one transaction:
 * publishing a whole outline so gave it back flat, or a 500, because each section's rows were made anew under the other's feet;
 * and once one had failed and the transaction was rolled back, those still under way wrote outside of any.
 */
export const installTurns = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    // A write that another one makes, such as an article's withdrawal of its sections, is part of that one's turn.
    const isAlone = turn.getStore() === true || !strapi.db.inTransaction();
    if (!writes.has(context.action) || isAlone) return next();
    return inTransaction(strapi, (transaction) =>
      takeTurn(transaction, () => turn.run(true, async () => next())),
    );
  });
};
