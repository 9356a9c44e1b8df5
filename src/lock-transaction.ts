import type { Core } from '@strapi/strapi';
import type { Transaction } from './strapi-types';

/**
 * Lets no other transaction that asks for this lock go on until this one ends, on any instance.
 *
 * @param lock one number for each thing that is done by one at a time; any constant serves
 */
export const lockTransaction = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  lock: number,
): Promise<void> => {
  if (strapi.db.dialect.client === 'postgres') {
    await transaction.raw('SELECT pg_advisory_xact_lock(?)', [lock]);
    return;
  }
  // SQLite takes the write lock at a transaction's first write, and a transaction that has read before it writes fails with
  // SQLITE_BUSY when another process wrote in between: so this one begins with a write, of nothing.
  const { tableName } = strapi.db.metadata.get('api::change.change');
  await transaction(tableName).whereRaw('1 = 0').delete();
};
