import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
// @ts-expect-error better-sqlite3 ships without types.
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { replaceInPostgres } from '../../src/operations/backup/replace-in-postgres';
import { replaceInSqlite } from '../../src/operations/backup/replace-in-sqlite';
import type { Replacement } from '../../src/operations/backup/replacement';
import { createDatabase, type TemporaryDatabase } from '../support/databases';

const row = `INSERT INTO partner_views (day, views) VALUES ('2026-01-01', 1)`;

describe('A restore (postgres)', () => {
  let database: TemporaryDatabase;
  let other: Client;
  const connect = async () => {
    const client = new Client({ connectionString: database.environment.DATABASE_URL });
    // Whoever waits for an answer is told.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  beforeAll(async () => {
    database = await createDatabase('postgres', 'tables');
    other = await connect();
  });
  beforeEach(() => other.query('TRUNCATE partner_views'));
  afterAll(async () => {
    await other.end();
    await database.remove();
  });

  const replace = (
    client: Client,
    replacement: Pick<Replacement, 'put'> & Partial<Replacement>,
  ): Promise<void> => {
    const db = { getSchemaName: () => 'public' };
    return replaceInPostgres({ db } as unknown as Core.Strapi, client, {
      ...{ emptied: ['partner_views'], expectedEmpty: [], afterwards: async () => undefined },
      ...replacement,
    });
  };
  const rows = async () => (await other.query('SELECT 1 FROM partner_views')).rows.length;

  it('unpacks uploads for as long as that takes, and says nothing to the database', async () => {
    const client = await connect();
    // As config/database.ts does, after two minutes.
    await client.query(`SET idle_in_transaction_session_timeout = '1s'`);
    await replace(client, {
      put: async () => {
        await wait(3_000);
        await client.query(row);
      },
    });
    expect(await rows()).toBe(1);
    await client.end();
  });

  it('that failed says why, also where the connection is lost', async () => {
    const client = await connect();
    const put = async () => {
      const ended = new Promise((done) => client.once('end', done));
      const { rows: found } = await client.query('SELECT pg_backend_pid() AS pid');
      await other.query('SELECT pg_terminate_backend($1)', [found[0].pid]);
      await ended;
      throw new Error('no room');
    };
    await expect(replace(client, { put })).rejects.toThrow('no room');
  });
});

describe('A restore (sqlite)', () => {
  it('that failed says why, also where SQLite has rolled it back by itself', async () => {
    const to = await createDatabase('sqlite', 'tables');
    const filename = to.environment.DATABASE_FILENAME ?? '';
    const client = { driver: Sqlite, connectionSettings: { filename } };
    const connection = new Sqlite(filename);
    connection.exec(
      `CREATE TRIGGER full BEFORE INSERT ON partner_views BEGIN SELECT RAISE(ROLLBACK, 'no room'); END`,
    );
    try {
      const replacing = replaceInSqlite(
        { db: { connection: { client } } } as unknown as Core.Strapi,
        connection,
        {
          ...{ emptied: ['partner_views'], expectedEmpty: [], afterwards: async () => undefined },
          put: async () => connection.exec(row),
        },
      );
      await expect(replacing).rejects.toThrow('no room');
    } finally {
      connection.close();
      await to.remove();
    }
  });
});
