import type { Core } from '@strapi/strapi';
import { lookAtSqliteFile } from '../database/sqlite-file';
import { databaseProbeOf } from '../ports/database-probe';
import { openSqliteConnection } from '../strapi/connections';
import type { KnownNumber } from './known-number';
import { quotedTableOf } from '../database/table-of';
import { changeUid } from './uids';

const pollMilliseconds = 50;

/**
 * Learns of what other processes, such as an import, commit to the same file: SQLite's `PRAGMA data_version` differs once any
 * other connection has committed, and to ask for it takes some microseconds.
 *
 * @returns what ends it
 */
export const followSqlite = async (
  strapi: Core.Strapi,
  known: KnownNumber,
): Promise<() => void> => {
  const connection = await openSqliteConnection(strapi);
  const readVersion = connection.prepare('PRAGMA data_version').pluck();
  const readNumber = connection
    .prepare(`SELECT COALESCE(MAX(sequence), 0) FROM ${quotedTableOf(strapi, changeUid)}`)
    .pluck();
  let seen: unknown;
  const look = async (): Promise<void> => {
    lookAtSqliteFile(strapi);
    const version = readVersion.get();
    if (version === seen && known.current() !== null) {
      known.confirm();
      return;
    }
    await known.settle(async () => Number(readNumber.get()));
    seen = version;
  };
  const lookAgain = (): void => {
    // A file that cannot be read now may be read at the next look; what is known by then is not to be trusted.
    look().catch(() => {
      known.doubt();
      // If the file itself is gone, let all know before the first request finds out.
      void databaseProbeOf(strapi).isThere();
    });
  };
  lookAgain();
  const timer = setInterval(lookAgain, pollMilliseconds).unref();
  return () => {
    clearInterval(timer);
    connection.close();
  };
};
