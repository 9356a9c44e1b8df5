import type { Core } from '@strapi/strapi';

/** A knex transaction, as Strapi hands it out untyped. */
export type Transaction = Parameters<
  ReturnType<Core.Strapi['db']['connection']['queryBuilder']>['transacting']
>[0];

/** Runs `work` in a transaction that every query inside it joins, also one that is already under way. */
export const inTransaction = async <T>(
  strapi: Core.Strapi,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => await strapi.db.transaction(async ({ trx }) => work(trx as Transaction));

/** What we use of a transaction of knex's, as it hands it to whoever opened it. */
interface OpenTransaction {
  commit: (value?: unknown) => Promise<unknown>;
  /** Rejected where it was not committed. */
  executionPromise: Promise<unknown>;
}

interface TransactionClient {
  transaction: (begun: (transaction: OpenTransaction) => unknown, ...others: unknown[]) => unknown;
}

/**
 * Has a COMMIT that fails fail for whoever asked for it. Knex tells it to the promise of the transaction alone, which Strapi does not wait for
 * (`query` in knex 3.0.1's lib/execution/transaction.js; `commit` in @strapi/database 5.54's transaction-context.js): what a full disk, or a
 * connection that was lost at that moment, kept from being written was answered with 200.
 */
export const tellFailedCommits = (strapi: Core.Strapi): void => {
  const { client } = strapi.db.connection as { client: TransactionClient };
  const begin = client.transaction.bind(client);
  client.transaction = (begun, ...others) =>
    begin(
      (transaction) => {
        const commit = transaction.commit.bind(transaction);
        transaction.commit = async (value) => {
          await commit(value);
          return transaction.executionPromise;
        };
        return begun(transaction);
      },
      ...others,
    );
};
