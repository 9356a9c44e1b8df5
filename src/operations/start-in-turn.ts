import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { boundLockWaits } from '../database/bound-lock-waits';
import { endIfSilent, keepHeard } from '../database/heard-session';
import { lockOn } from '../database/locks';
import {
  openPostgresConnection,
  openSqliteBeside,
  type SqliteConnection,
} from '../strapi/connections';
import { isBusy } from '../strapi/database-errors';

/** What is closed when the next one may start. */
const turns = new WeakMap<Core.Strapi, () => unknown>();

const askAgainMilliseconds = 100;
const suffix = '-starting';

/** Says once that it waits. */
const tellWaiting = (strapi: Core.Strapi): void => {
  strapi.log.warn('Another process is starting on this database; waiting for it …');
};

/** Another one may be changing the same tables by now. */
const endBecauseLost = (strapi: Core.Strapi): never => {
  strapi.log.error(
    'This start lost its turn, since the database heard nothing of it for a minute, or has gone — expected to be started again',
  );
  process.exit(1);
};

/** Waits for the turn on a connection of its own, with which it goes when the process is killed, or frozen. */
const awaitPostgres = async (strapi: Core.Strapi): Promise<void> => {
  const connection = await openPostgresConnection(strapi);
  turns.set(strapi, () => connection.end());
  await endIfSilent(connection);
  const lock = lockOn(strapi, 'starting');
  const { rows } = await connection.query(`SELECT pg_try_advisory_lock(${lock}) AS taken`);
  if (rows[0]?.taken !== true) {
    tellWaiting(strapi);
    await connection.query(`SELECT pg_advisory_lock(${lock})`);
  }
  turns.set(
    strapi,
    keepHeard(connection, () => endBecauseLost(strapi)),
  );
};

const refuseFile = (error: unknown): never => {
  const reason = error instanceof Error ? error.message : String(error);
  throw new Error(
    `The database’s file with ${suffix} after its name — expected to be writable by this user, because it says whose turn it is to start (${reason})`,
  );
};

const openFile = (strapi: Core.Strapi): SqliteConnection => {
  try {
    return openSqliteBeside(strapi, suffix);
  } catch (error) {
    return refuseFile(error);
  }
};

/** Whether it has the lock now; false where another process has it. */
const tryExclusive = (file: SqliteConnection): boolean => {
  try {
    file.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    return isBusy(error) ? false : refuseFile(error);
  }
};

/**
 * The same by the lock on an empty file beside the database's, which the kernel takes from a process that is killed. The file stays: of
 * two that wait for one that is taken away, both would have their turn.
 */
const awaitSqlite = async (strapi: Core.Strapi): Promise<void> => {
  const file = openFile(strapi);
  turns.set(strapi, () => file.close());
  file.pragma('busy_timeout = 0');
  for (let isFirst = true; !tryExclusive(file); isFirst = false) {
    if (isFirst) tellWaiting(strapi);
    await wait(askAgainMilliseconds);
  }
};

/**
 * Lets no process start on a SQLite file until what it gives is called.
 *
 * @returns null where one is starting
 */
export const takeSqliteTurn = (strapi: Core.Strapi): (() => void) | null => {
  const file = openFile(strapi);
  file.pragma('busy_timeout = 0');
  const release = (): void => void file.close();
  if (tryExclusive(file)) return release;
  release();
  return null;
};

/**
 * Lets one process at a time start on a database, from before Strapi looks at the tables until `endStartTurn`: of two that made
 * the tables of an empty one at once, one died of the other's.
 */
export const installStartInTurn = (strapi: Core.Strapi): void => {
  const { db } = strapi;
  const awaitTurn = db.dialect.client === 'postgres' ? awaitPostgres : awaitSqlite;
  const initialise = db.init.bind(db);
  // The first thing that bootstrap() does; commands that only register() need no database.
  db.init = async (models) => {
    await awaitTurn(strapi);
    return initialise(models);
  };
};

/** Lets the next one start; the last thing of bootstrap(). */
export const endStartTurn = async (strapi: Core.Strapi): Promise<void> => {
  boundLockWaits(strapi);
  await turns.get(strapi)?.();
  turns.delete(strapi);
};
