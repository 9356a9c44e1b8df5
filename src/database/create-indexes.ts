import type { Core } from '@strapi/strapi';
import { inTransaction } from '../strapi/transaction';
import { lockTransaction } from './lock-transaction';

export interface Index {
  name: string;
  /** What makes it where it is not there, with places for its name and the columns. */
  statement: string;
  bindings: readonly string[];
}

const findMissing = async (
  strapi: Core.Strapi,
  indexes: readonly Index[],
): Promise<readonly Index[]> => {
  if (strapi.db.dialect.client !== 'postgres') return indexes;
  const found: { indexname: string }[] = await strapi.db
    .getConnection('pg_indexes')
    .withSchema('pg_catalog')
    .select('indexname')
    .where('schemaname', strapi.db.getSchemaName() ?? 'public')
    .whereIn(
      'indexname',
      indexes.map(({ name }) => name),
    );
  const names = new Set(found.map(({ indexname }) => indexname));
  return indexes.filter(({ name }) => !names.has(name));
};

/**
 * Makes those that are not there. Looked for first, because to make one PostgreSQL keeps all writes from the table, before it looks whether
 * it is there: each start waited for the writes of other instances, and could wait for one that waited for it.
 */
export const createIndexes = async (
  strapi: Core.Strapi,
  indexes: readonly Index[],
): Promise<void> => {
  if ((await findMissing(strapi, indexes)).length === 0) return;
  await inTransaction(strapi, async (transaction) => {
    await lockTransaction(strapi, transaction, 'indexes');
    for (const { name, statement, bindings } of await findMissing(strapi, indexes))
      await transaction.raw(statement, [name, ...bindings]);
  });
};
