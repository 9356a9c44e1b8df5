import type { Core } from '@strapi/strapi';
import { lookAtSqliteFile } from '../database/sqlite-file';
import { databaseProbeOf } from '../ports/database-probe';
import { openSqliteConnection } from '../strapi/connections';
import type { KnownNumber } from './known-number';
import { anotherLedger, ledgerEnds, readLedgerEnd } from './ledger-end';

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
  const ends = connection.prepare(ledgerEnds(strapi, '?'));
  let seen: unknown;
  const look = async (): Promise<void> => {
    lookAtSqliteFile(strapi);
    const version = readVersion.get();
    if (version === seen && known.current() !== null) {
      known.confirm();
      return;
    }
    const isSame = await known.settle(async (asked) => readLedgerEnd(ends.all(asked), asked));
    if (!isSame) strapi.log.warn(anotherLedger);
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
