import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { followPostgres } from './follow-postgres';
import { followSqlite } from './follow-sqlite';
import type { KnownNumber } from './known-number';

/** A file that cannot be opened when this instance begins to serve may be a moment later. */
const againMilliseconds = 1_000;

/** Follows what is committed anywhere, from when this instance begins to serve until it ends; a command has no need to. */
export const followLedger = (strapi: Core.Strapi, known: KnownNumber): void => {
  const { httpServer } = strapi.server;
  const isSqlite = strapi.db.dialect.client === 'sqlite';
  const followFile = async (): Promise<() => void> => {
    for (;;) {
      try {
        return await followSqlite(strapi, known);
      } catch (error) {
        strapi.log.warn(`The ledger is not followed: ${String(error)}; trying again`);
        await pause(againMilliseconds, undefined, { ref: false });
      }
    }
  };
  const follow = async (): Promise<void> => {
    httpServer.once('close', isSqlite ? await followFile() : followPostgres(strapi, known));
  };
  httpServer.once('listening', () => void follow());
};
