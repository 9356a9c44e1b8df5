import type { Core } from '@strapi/strapi';
import { wrapTransactions, type Transaction } from '../strapi-types';

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

/**
 * Gives the transactions of Strapi's database an end to which work can be put off. Strapi tells of a commit only when it has
 * happened, which is too late for what has to be committed with it; and an action on many entries is many writes in one
 * transaction, of which only the last knows what came of all.
 */
export const installBeforeCommit = (strapi: Core.Strapi): void => {
  wrapTransactions(strapi, async (transaction) => {
    for (const work of waiting.get(transaction)?.values() ?? []) await work(transaction);
    waiting.delete(transaction);
  });
};
