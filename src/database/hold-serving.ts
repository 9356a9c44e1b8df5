import type { Core } from '@strapi/strapi';
import { openPostgresConnection } from '../strapi/connections';
import { lockOn } from './locks';

/**
 * Keeps a restore away while `work` writes content, as a server does while it serves: an import went on writing into what was restored. A
 * restore that came first is waited for. On a connection of its own, with which the lock goes when the process is killed. A file of SQLite
 * that somebody has open is not restored to.
 */
export const whileServing = async <T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> => {
  if (strapi.db.dialect.client !== 'postgres') return work();
  const connection = await openPostgresConnection(strapi);
  try {
    await connection.query(`SELECT pg_advisory_lock_shared(${lockOn(strapi, 'serving')})`);
    return await work();
  } finally {
    // One that does not answer would be waited for for ever.
    connection.end().catch(() => undefined);
  }
};
