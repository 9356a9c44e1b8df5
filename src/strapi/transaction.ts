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
