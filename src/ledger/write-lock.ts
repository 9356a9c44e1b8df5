import type { Core } from '@strapi/strapi';
import type { Transaction } from '../strapi-types';

/** One key for every instance on one PostgreSQL; any constant serves. */
const ledgerLock = 5_401_202;

/**
 * Makes the transaction the only one that writes to the ledger, until it ends. It is taken before the write itself: numbers are
 * then given in the order of the commits, without a gap, and two publishes never wait for each other's rows in a circle.
 */
export const lockLedger = async (strapi: Core.Strapi, transaction: Transaction): Promise<void> => {
  if (strapi.db.dialect.client === 'postgres') {
    await transaction.raw('SELECT pg_advisory_xact_lock(?)', [ledgerLock]);
    return;
  }
  // SQLite takes the write lock at a transaction's first write, and a transaction that has read before it writes fails with
  // SQLITE_BUSY when another process wrote in between: so this one begins with a write, of nothing.
  const { tableName } = strapi.db.metadata.get('api::change.change');
  await transaction(tableName).whereRaw('1 = 0').delete();
};
