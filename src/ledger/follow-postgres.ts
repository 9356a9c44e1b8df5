import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { createLookForDead } from '../database/dead-connections';
import { lockOn } from '../database/locks';
import { openPostgresConnection, type PostgresConnection } from '../strapi/connections';
import { databaseProbeOf } from '../ports/database-probe';
import { commitChannel, readCommit } from './commit-message';
import type { KnownNumber } from './known-number';
import { anotherLedger, ledgerEnds, readLedgerEnd } from './ledger-end';

/** A connection that was cut without a word is noticed within this time and the next. */
const heartbeatMilliseconds = 1_000;
const answerMilliseconds = 1_000;
const reconnectMilliseconds = 250;
/** To connect takes several questions and answers, with TLS more. */
const connectMilliseconds = 3_000;

const withinTime = async <T>(work: Promise<T>, milliseconds = answerMilliseconds): Promise<T> => {
  const over = new AbortController();
  const timeout = pause(milliseconds, undefined, { ref: false, signal: over.signal }).then(() => {
    throw new Error(`The database did not answer within ${milliseconds} ms`);
  });
  // Aborted because the answer came: nobody waits for this any more.
  timeout.catch(() => undefined);
  return Promise.race([work, timeout]).finally(() => over.abort());
};

const connect = async (strapi: Core.Strapi): Promise<PostgresConnection> => {
  const connecting = openPostgresConnection(strapi);
  try {
    return await withinTime(connecting, connectMilliseconds);
  } catch (error) {
    // One that comes late, when another is tried.
    connecting.then((late) => late.end()).catch(() => undefined);
    throw error;
  }
};

/**
 * Learns of what other instances commit by LISTEN (PostgreSQL's manual, NOTIFY: delivered when the transaction is committed), on
 * a connection of its own. While there is none, the number is in doubt.
 *
 * @returns what ends it
 */
export const followPostgres = (strapi: Core.Strapi, known: KnownNumber): (() => void) => {
  const stopped = new AbortController();
  const isStopped = (): boolean => stopped.signal.aborted;
  const lookForDead = createLookForDead(strapi);
  const ends = ledgerEnds(strapi, '$1');
  const settle = async (connection: PostgresConnection): Promise<void> => {
    const isSame = await known.settle(async (seen) => {
      const { rows } = await withinTime(connection.query(ends, [seen]));
      return readLedgerEnd(rows, seen);
    });
    if (!isSame) strapi.log.warn(anotherLedger);
  };

  const listen = async (connection: PostgresConnection): Promise<void> => {
    const lost = new AbortController();
    const lose = (): void => {
      known.doubt();
      lost.abort();
    };
    connection.on('error', lose);
    connection.on('end', lose);
    stopped.signal.addEventListener('abort', lose, { signal: lost.signal });
    connection.on('notification', ({ payload }) => {
      const number = readCommit(strapi, payload);
      if (number !== null) known.moveTo(number);
    });
    // What is given up here is given up there too: behind a table that somebody had locked, each try left a session of the server waiting.
    await withinTime(connection.query(`SET statement_timeout = '${answerMilliseconds}ms'`));
    // By this a restore knows that somebody serves what it would replace.
    const lock = lockOn(strapi, 'serving');
    await withinTime(connection.query(`SELECT pg_advisory_lock_shared(${lock})`));
    await withinTime(connection.query(`LISTEN ${commitChannel}`));
    while (!lost.signal.aborted) {
      await settle(connection);
      await withinTime(lookForDead(connection));
      await pause(heartbeatMilliseconds, undefined, { ref: false, signal: lost.signal }).catch(
        () => undefined,
      );
    }
  };

  const follow = async (): Promise<void> => {
    let isTold = false;
    while (!isStopped()) {
      let connection: PostgresConnection | undefined;
      try {
        connection = await connect(strapi);
        isTold = false;
        await listen(connection);
      } catch (error) {
        // Once, and not four times a second for as long as the database is away.
        if (!isTold) strapi.log.warn(`The ledger is not followed: ${String(error)}; trying again`);
        isTold = true;
      } finally {
        known.doubt();
        // One that does not answer would be waited for for ever.
        connection?.end().catch(() => undefined);
      }
      // If the database itself is away, let all know before the first request finds out.
      if (!isStopped()) void databaseProbeOf(strapi).isThere();
      await pause(reconnectMilliseconds, undefined, { ref: false, signal: stopped.signal }).catch(
        () => undefined,
      );
    }
  };
  void follow();
  return () => stopped.abort();
};
