import type { Core } from '@strapi/strapi';
import { longestSqliteWaitMilliseconds } from '../event-loop/await-sqlite-lock';
import { lockOn, type DatabaseLock } from './locks';
import type { Transaction } from '../strapi/transaction';

/**
 * An instance that is frozen, or cut off without its connections being closed, keeps the lock on content until PostgreSQL gives up its
 * silent transaction (its manual, 20.11). Whoever begins to wait for the lock just then waits longer than that, and so gets it.
 */
const silentSeconds = 15;
const longestOnPostgres = 30_000;

/** For how long a write waits until it may begin. */
export const longestWaitMilliseconds = (strapi: Core.Strapi): number =>
  strapi.db.dialect.client === 'postgres' ? longestOnPostgres : longestSqliteWaitMilliseconds;

/** What each transaction has taken, and keeps until it ends. */
const taken = new WeakMap<Transaction, Set<DatabaseLock>>();

/** What is left to each for its wait, in milliseconds. */
const left = new WeakMap<Transaction, number>();

/** Has a transaction of PostgreSQL wait no longer than that for the lock on content: it may have waited before there was one. */
export const boundWait = (transaction: Transaction, milliseconds: number): void => {
  left.set(transaction, milliseconds);
};

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

const bound = (milliseconds: number): string =>
  `SET LOCAL lock_timeout = '${Math.ceil(milliseconds)}ms'`;

const statementsFor = (
  strapi: Core.Strapi,
  transaction: Transaction,
  lock: DatabaseLock,
): string[] => {
  const take = `SELECT pg_advisory_xact_lock(${lockOn(strapi, lock)})`;
  if (lock !== 'content') return [take];
  return [
    `SET LOCAL idle_in_transaction_session_timeout = '${silentSeconds}s'`,
    bound(left.get(transaction) ?? longestOnPostgres),
    take,
    // For the locks on tables and rows.
    bound(longestOnPostgres),
  ];
};

const takeLock = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  lock: DatabaseLock,
): Promise<void> => {
  if (strapi.db.dialect.client === 'postgres') {
    await transaction.raw(statementsFor(strapi, transaction, lock).join('; '));
    return;
  }
  // SQLite takes the write lock at a transaction's first write, and a transaction that has read before it writes fails with
  // SQLITE_BUSY when another process wrote in between: so this one begins with a write, of nothing.
  const { tableName } = strapi.db.metadata.get('api::change.change');
  await transaction(tableName).whereRaw('1 = 0').delete();
};
