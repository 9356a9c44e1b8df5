import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
// @ts-expect-error better-sqlite3 ships without types.
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { replaceInPostgres } from '../../src/operations/backup/replace-in-postgres';
import { replaceInSqlite } from '../../src/operations/backup/replace-in-sqlite';
import type { Replacement } from '../../src/operations/backup/replacement';
import { breakablePostgres } from '../support/breakable-postgres';
import { runCommand, runCommandWell } from '../support/command-line';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { forgetfulPostgres } from '../support/forgetful-postgres';
import { copyProject } from '../support/project-copy';

const row = `INSERT INTO partner_views (day, views) VALUES ('2026-01-01', 1)`;

describe('A restore (postgres)', () => {
  let database: TemporaryDatabase;
  let other: Client;
  const connect = async (connectionString = database.environment.DATABASE_URL) => {
    const client = new Client({ connectionString });
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
    const pool = { acquireRawConnection: () => connect() };
    const db = { getSchemaName: () => 'public', connection: { client: pool } };
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

  it('of whose COMMIT nobody was told, which was carried out, goes on to its end', async () => {
    const gate = await forgetfulPostgres(database.environment.DATABASE_URL ?? '');
    const client = await connect(gate.url);
    gate.loseAfter(row);
    let done = 0;
    const afterwards = async () => void (done += 1);
    await replace(client, {
      put: async () => {
        await client.query(row);
      },
      afterwards,
    });
    expect([gate.isLost(), await rows(), done]).toEqual([true, 1, 1]);
    gate.close();
  });

  it('that was not committed says that the connection was lost, and does not go on', async () => {
    const gate = await breakablePostgres(database.environment.DATABASE_URL ?? '');
    gate.cutAt('COMMIT');
    const client = await connect(gate.url);
    const afterwards = jest.fn(async () => undefined);
    const replacing = replace(client, {
      put: async () => {
        await client.query(row);
      },
      afterwards,
    });
    await expect(replacing).rejects.toThrow('Connection terminated unexpectedly');
    expect([await rows(), afterwards.mock.calls]).toEqual([0, []]);
    gate.close();
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
      // Where another file loaded better-sqlite3 before, its errors are of that file's realm, and none that Jest knows.
      const reason = await replacing.catch((error: unknown) => String(error));
      expect(reason).toContain('no room');
    } finally {
      connection.close();
      await to.remove();
    }
  });
});

describe('npm run restore, where the answer to its COMMIT is lost (postgres)', () => {
  let folder: string;
  let archive: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'explainer-restore-'));
    archive = join(folder, 'backup.tar.gz');
    const from = await createDatabase('postgres', 'tables');
    const project = copyProject('backed-up');
    await writeFile(join(project.folder, 'public/uploads/words.txt'), 'Words.\n');
    await runCommandWell(from.environment, 'backup', ['--output', archive], project);
    project.remove();
    await from.remove();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    {
      what: 'asks what became of it, and puts the uploads in their place',
      forGood: false,
      code: 0,
      stderr: '',
    },
    {
      what: 'leaves the uploads where it cannot ask, and says what to do',
      forGood: true,
      code: 1,
      stderr:
        'The connection was lost at the end of the restore, and whether it is there for good is not known — expected to be run again, with --replace, which makes it whole either way\n',
    },
  ])('$what', async ({ forGood, code, stderr }) => {
    const to = await createDatabase('postgres', 'tables');
    const gate = await forgetfulPostgres(to.environment.DATABASE_URL ?? '');
    const project = copyProject('restored');
    try {
      gate.loseAfter('TRUNCATE', { forGood });
      const environment = { ...to.environment, DATABASE_URL: gate.url };
      const restored = await runCommand(environment, 'restore', [archive], project);
      expect([gate.isLost(), restored.code, restored.stderr]).toEqual([true, code, stderr]);
      const uploads = join(project.folder, 'public/uploads');
      expect((await readdir(uploads)).filter((name) => name !== '.gitkeep')).toEqual(['words.txt']);
      expect(await readFile(join(uploads, 'words.txt'), 'utf8')).toBe('Words.\n');
    } finally {
      gate.close();
      project.remove();
      await to.remove();
    }
  });
});
