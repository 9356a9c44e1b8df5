import type { Transaction } from '../strapi/transaction';

type Work = (transaction: Transaction) => Promise<void>;

const waiting = new WeakMap<Transaction, Map<string, Work>>();

/**
 * Lets `work` run at the end of the transaction, before it is committed; what is already waiting under `name` waits once.
 * Where it fails, nothing of the transaction is written.
 */
export const beforeCommit = (transaction: Transaction, name: string, work: Work): void => {
  const works = waiting.get(transaction) ?? new Map<string, Work>();
  if (!works.has(name)) works.set(name, work);
  waiting.set(transaction, works);
};

/** Does what waits for the end of the transaction. */
export const settleBeforeCommit: Work = async (transaction) => {
  for (const work of waiting.get(transaction)?.values() ?? []) await work(transaction);
  waiting.delete(transaction);
};
