import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { isLocked } from '../strapi/database-errors';
import { aroundEachStatement } from '../strapi/statements';

/** So long SQLite itself waits for a lock (`busy_timeout`), and this process with it. */
export const lockWaitMilliseconds = 20;

/** So long a statement waits; three imports at once, on a machine that is busy with other things, wait longer than 5 s for one another. */
export const longestSqliteWaitMilliseconds = 15_000;

const againMilliseconds = 20;

/**
 * Lets others be answered while a write waits for a lock that another process has on the file, as an import has. SQLite sleeps inside of the
 * statement, and with it slept the process: nobody was answered, from memory neither, until the lock was free or 15 s had gone.
 */
export const installAwaitSqliteLock = (strapi: Core.Strapi): void => {
  if (strapi.db.dialect.client !== 'sqlite') return;
  const awaitLock = async (
    locked: unknown,
    isStillWanted: () => boolean,
    run: () => Promise<unknown>,
  ): Promise<unknown> => {
    const until = performance.now() + longestSqliteWaitMilliseconds;
    let reason = locked;
    while (isLocked(reason) && performance.now() < until) {
      await wait(againMilliseconds);
      // Another statement of its transaction failed, and what it would write now nobody would take back.
      if (!isStillWanted()) break;
      try {
        return await run();
      } catch (error) {
        reason = error;
      }
    }
    throw reason;
  };
  aroundEachStatement(strapi, ({ transaction }, run) => {
    const own = transaction();
    return run().catch((reason: unknown) => awaitLock(reason, () => transaction() === own, run));
  });
};
