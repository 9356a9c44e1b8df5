import type { Core } from '@strapi/strapi';
import { lockOn } from '../database/locks';
import { openPostgresConnection, type PostgresConnection } from '../strapi/connections';

const turns = new WeakMap<Core.Strapi, PostgresConnection>();

/** Waits for the turn on a connection of its own, with which it goes when the process is killed. */
const awaitTurn = async (strapi: Core.Strapi): Promise<void> => {
  const connection = await openPostgresConnection(strapi);
  turns.set(strapi, connection);
  const lock = lockOn(strapi, 'starting');
  const { rows } = await connection.query(`SELECT pg_try_advisory_lock(${lock}) AS taken`);
  if (rows[0]?.taken === true) return;
  strapi.log.info('Another process is starting on this database; waiting for it …');
  await connection.query(`SELECT pg_advisory_lock(${lock})`);
};

/**
 * Lets one process at a time start on a PostgreSQL, from before Strapi looks at the tables until `endStartTurn`: of two that made
 * the tables of an empty database at once, one died of the other's.
 */
export const installStartInTurn = (strapi: Core.Strapi): void => {
  const { db } = strapi;
  // SQLite's file is one process's, and it lets one write at a time by itself.
  if (db.dialect.client !== 'postgres') return;
  const initialise = db.init.bind(db);
  // The first thing that bootstrap() does; commands that only register() need no database.
  db.init = async (models) => {
    await awaitTurn(strapi);
    return initialise(models);
  };
};

/** Lets the next one start; the last thing of bootstrap(). */
export const endStartTurn = async (strapi: Core.Strapi): Promise<void> => {
  await turns.get(strapi)?.end();
  turns.delete(strapi);
};
