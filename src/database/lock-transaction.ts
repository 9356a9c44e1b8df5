import type { Core } from '@strapi/strapi';
import { lockOn, type DatabaseLock } from './locks';
import type { Transaction } from '../strapi/transaction';

/** What each transaction has taken, and keeps until it ends. */
const taken = new WeakMap<Transaction, Set<DatabaseLock>>();

/** Lets no other transaction that asks for this lock go on until this one ends, on any instance. */
export const lockTransaction = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  lock: DatabaseLock,
): Promise<void> => {
  const own = taken.get(transaction) ?? new Set();
  if (own.has(lock)) return;
  await takeLock(strapi, transaction, lock);
  taken.set(transaction, own.add(lock));
};

const takeLock = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  lock: DatabaseLock,
): Promise<void> => {
  if (strapi.db.dialect.client === 'postgres') {
    await transaction.raw(`SELECT pg_advisory_xact_lock(${lockOn(strapi, lock)})`);
    return;
  }
  // SQLite takes the write lock at a transaction's first write, and a transaction that has read before it writes fails with
  // SQLITE_BUSY when another process wrote in between: so this one begins with a write, of nothing.
  const { tableName } = strapi.db.metadata.get('api::change.change');
  await transaction(tableName).whereRaw('1 = 0').delete();
};
