import type { Core } from '@strapi/strapi';
import { discardConnection, type PostgresConnection } from './connections';

/** What we use of knex's client. */
export interface ConnectionClient {
  acquireConnection: () => Promise<unknown>;
  releaseConnection: (connection: unknown) => Promise<void>;
}

/** Tells of each connection that could not be had from the pool: the database refused it, or none was free for a minute. */
export const onNoConnection = (strapi: Core.Strapi, tell: () => void): void => {
  const client = strapi.db.connection.client as ConnectionClient;
  const acquire = client.acquireConnection.bind(client);
  client.acquireConnection = async () => {
    try {
      return await acquire();
    } catch (error) {
      tell();
      throw error;
    }
  };
};

/** Has something done on each connection of PostgreSQL's pool before it is used for the first time from now on. */
export const prepareConnections = (
  strapi: Core.Strapi,
  prepare: (connection: PostgresConnection) => Promise<unknown>,
): void => {
  const client = strapi.db.connection.client as ConnectionClient;
  const acquire = client.acquireConnection.bind(client);
  const prepared = new WeakSet();
  client.acquireConnection = async () => {
    const connection = (await acquire()) as PostgresConnection;
    if (prepared.has(connection)) return connection;
    try {
      await prepare(connection);
    } catch (error) {
      discardConnection(connection, error);
      // As knex tells of its own, for whoever counts what the database could not do (`operations/health.ts`).
      strapi.db.connection.emit('query-error', error);
      await client.releaseConnection(connection);
      throw error;
    }
    prepared.add(connection);
    return connection;
  };
};
