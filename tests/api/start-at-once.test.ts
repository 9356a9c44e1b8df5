import { mkdir } from 'node:fs/promises';
import { Client } from 'pg';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { startApp, type RunningApp } from '../support/running-app';

const withClient = async <T>(
  { environment }: TemporaryDatabase,
  work: (client: Client) => Promise<T>,
): Promise<T> => {
  const client = new Client({ connectionString: environment.DATABASE_URL });
  await client.connect();
  return work(client).finally(() => client.end());
};

/** As a version before these were in it left the database. */
const old = [
  'ALTER TABLE articles DROP COLUMN about',
  'DROP TABLE lost_links',
  'DROP INDEX revisions_slug_index',
  'DROP INDEX articles_slug_draft_unique',
  'DELETE FROM strapi_database_schema',
];
const makeOld = (database: TemporaryDatabase): Promise<unknown> =>
  withClient(database, (client) => client.query(old.join('; ')));

const namesIn = (database: TemporaryDatabase, statement: string): Promise<string[]> =>
  withClient(database, async (client) => {
    const { rows } = await client.query<{ name: string }>(statement);
    return rows.map(({ name }) => name);
  });

const waits = 'Another process is starting on this database; waiting for it';

const columns = `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
  WHERE table_schema = 'public' ORDER BY 1`;
const indexes = `SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`;

describe('Three instances that start on one PostgreSQL at the same moment', () => {
  const startThree = async (database: TemporaryDatabase, importContent: boolean) => {
    const environment = { IMPORT_CONTENT: String(importContent) };
    const started = await Promise.allSettled(
      [1, 2, 3].map(() => startApp('postgres', { on: database, environment })),
    );
    const apps = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const answers = await Promise.all(
      apps.map(async ({ request }) => (await request.get('/api/explainers?limit=100')).body.data),
    );
    await Promise.all(apps.map(({ stop }) => stop()));
    const failures = started.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(failures).toEqual([]);
    // They did not come one after the other by chance.
    expect(apps.map(({ output }) => output()).join('')).toContain(waits);
    return answers;
  };

  it('all serve an empty one, which the first of them filled once', async () => {
    const database = await createDatabase('postgres', null);
    try {
      const answers = await startThree(database, true);
      expect(answers.map(({ length }) => length)).toEqual([1, 1, 1]);
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
      const lines = await namesIn(database, 'SELECT slug AS name FROM revisions');
      expect(lines).toEqual(['how-ketamine-infusions-work']);
    } finally {
      await database.remove();
    }
  });

  it('all serve one whose tables an older version made, and bring them up to date', async () => {
    const current = await createDatabase('postgres', 'content');
    const old = await createDatabase('postgres', 'content');
    try {
      await makeOld(old);
      expect(await namesIn(old, columns)).not.toEqual(await namesIn(current, columns));
      const answers = await startThree(old, true);
      expect(answers.map(({ length }) => length)).toEqual([1, 1, 1]);
      expect(await namesIn(old, columns)).toEqual(await namesIn(current, columns));
      expect(await namesIn(old, indexes)).toEqual(await namesIn(current, indexes));
    } finally {
      await Promise.all([current.remove(), old.remove()]);
    }
  });

  it('all serve one that is up to date', async () => {
    const database = await createDatabase('postgres', 'content');
    try {
      const answers = await startThree(database, true);
      expect(answers.map(({ length }) => length)).toEqual([1, 1, 1]);
    } finally {
      await database.remove();
    }
  });
});

describe('Two processes that start on one SQLite file at the same moment', () => {
  const startTwo = async (database: TemporaryDatabase) => {
    const environment = { IMPORT_CONTENT: 'true' };
    const started = await Promise.allSettled(
      [1, 2].map(() => startApp('sqlite', { on: database, environment })),
    );
    const apps = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const answers = await Promise.all(
      apps.map(async ({ request }) => (await request.get('/api/explainers?limit=100')).body.data),
    );
    const tables = await Promise.all(apps.slice(0, 1).map((app) => schemaOf(app)));
    await Promise.all(apps.map(({ stop }) => stop()));
    const failures = started.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(failures).toEqual([]);
    expect(apps.map(({ output }) => output()).join('')).toContain(waits);
    return { lengths: answers.map(({ length }) => length), schema: tables[0] };
  };
  const schemaOf = async (app: RunningApp): Promise<string[]> => {
    const rows: { name: string }[] = await app.sql(
      `SELECT m.name || '.' || COALESCE(c.name, '') AS name FROM sqlite_master m
         LEFT JOIN pragma_table_info(m.name) c ON true ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  };

  it('both serve an empty one, which the first of them filled once', async () => {
    const database = await createDatabase('sqlite', null);
    try {
      expect((await startTwo(database)).lengths).toEqual([1, 1]);
    } finally {
      await database.remove();
    }
  });

  it.each([
    ['is up to date', false],
    ['an older version made', true],
  ])('both serve one that %s', async (_, isOld) => {
    const database = await createDatabase('sqlite', 'content');
    try {
      const app = await startApp('sqlite', { on: database });
      const before = await schemaOf(app);
      if (isOld) {
        for (const statement of old) await app.sql(statement);
        expect(await schemaOf(app)).not.toEqual(before);
      }
      await app.stop();
      const { lengths, schema } = await startTwo(database);
      expect(lengths).toEqual([1, 1]);
      expect(schema).toEqual(before);
    } finally {
      await database.remove();
    }
  });

  it('says what is in the way where the file that tells whose turn it is cannot be written', async () => {
    const database = await createDatabase('sqlite', 'tables');
    try {
      // Not by its mode, which root would not mind.
      await mkdir(`${database.environment.DATABASE_FILENAME}-starting`);
      await expect(startApp('sqlite', { on: database })).rejects.toThrow(
        'The database’s file with -starting after its name — expected to be writable by this user',
      );
    } finally {
      await database.remove();
    }
  });
});
