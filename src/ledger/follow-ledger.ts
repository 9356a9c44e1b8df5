import type { Core } from '@strapi/strapi';
import { followPostgres } from './follow-postgres';
import { followSqlite } from './follow-sqlite';
import type { KnownNumber } from './known-number';

/** Follows what is committed anywhere, from when this instance begins to serve until it ends; a command has no need to. */
export const followLedger = (strapi: Core.Strapi, known: KnownNumber): void => {
  const { httpServer } = strapi.server;
  const follow = async (): Promise<void> => {
    const stop =
      strapi.db.dialect.client === 'postgres'
        ? followPostgres(strapi, known)
        : await followSqlite(strapi, known);
    httpServer.once('close', stop);
  };
  httpServer.once('listening', () => {
    follow().catch((error: unknown) => {
      strapi.log.warn(`The ledger is not followed, so that nothing is cached: ${String(error)}`);
    });
  });
};
