import type { Core } from '@strapi/strapi';
import { lockOn, type DatabaseLock } from './locks';
import type { Transaction } from '../strapi/transaction';

/**
 * An instance that is frozen, or cut off without its connections being closed, keeps the lock on content until PostgreSQL gives up its
 * silent transaction (its manual, 20.11). Whoever waits for the lock waits longer than that, and so gets it.
 */
const silentSeconds = 15;
const waitSeconds = 30;

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

/** What is done at a start, such as making an index, takes as long as it does. */
const boundsOfWriting = [
  `SET LOCAL idle_in_transaction_session_timeout = '${silentSeconds}s'`,
  `SET LOCAL lock_timeout = '${waitSeconds}s'`,
];

const takeLock = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  lock: DatabaseLock,
): Promise<void> => {
  if (strapi.db.dialect.client === 'postgres') {
    const statements = [
      ...(lock === 'content' ? boundsOfWriting : []),
      `SELECT pg_advisory_xact_lock(${lockOn(strapi, lock)})`,
    ];
    await transaction.raw(statements.join('; '));
    return;
  }
  // SQLite takes the write lock at a transaction's first write, and a transaction that has read before it writes fails with
  // SQLITE_BUSY when another process wrote in between: so this one begins with a write, of nothing.
  const { tableName } = strapi.db.metadata.get('api::change.change');
  await transaction(tableName).whereRaw('1 = 0').delete();
};
