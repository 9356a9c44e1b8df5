import type { Core } from '@strapi/strapi';
import { prepareConnections } from '../strapi/acquired-connections';

/**
 * What waits longer for a lock waits for a table that somebody has locked, as a migration by hand does: an explainer, a page for a frame and
 * whoever shows a token waited with a connection each, without which nobody is answered. A transaction that may wait longer says so.
 */
const lockWaitSeconds = 15;

/**
 * Has nothing wait longer for a lock from now on: the last thing of a start, which may wait for a backup before it changes a table, for as long
 * as that takes.
 */
export const boundLockWaits = (strapi: Core.Strapi): void => {
  if (strapi.db.dialect.client !== 'postgres') return;
  prepareConnections(strapi, (connection) =>
    connection.query(`SET lock_timeout = '${lockWaitSeconds}s'`),
  );
};
