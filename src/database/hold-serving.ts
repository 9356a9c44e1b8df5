import type { Core } from '@strapi/strapi';
import { refuse } from '../command-line/refuse';
import { openPostgresConnection } from '../strapi/connections';
import { keepHeard } from './heard-session';
import { lockOn } from './locks';

/** A restore may be replacing what it writes into by now. */
const endBecauseLost = (): never =>
  process.exit(
    refuse(
      'The connection that keeps a restore away was lost — expected to be run again, which brings the rest',
    ),
  );

/**
 * Keeps a restore away while `work` writes content, as a server does while it serves: an import went on writing into what was restored. A
 * restore that came first is waited for. On a connection of its own, with which the lock goes when the process is killed; where the connection
 * goes first, the process ends. A file of SQLite that somebody has open is not restored to.
 */
export const whileServing = async <T>(strapi: Core.Strapi, work: () => Promise<T>): Promise<T> => {
  if (strapi.db.dialect.client !== 'postgres') return work();
  const connection = await openPostgresConnection(strapi);
  let end = (): Promise<void> => connection.end();
  try {
    await connection.query(`SELECT pg_advisory_lock_shared(${lockOn(strapi, 'serving')})`);
    end = keepHeard(connection, endBecauseLost);
    return await work();
  } finally {
    // One that does not answer would be waited for for ever.
    end().catch(() => undefined);
  }
};
