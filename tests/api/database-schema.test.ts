import { Client } from 'pg';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { startApp, type RunningApp } from '../support/running-app';
import { createWriter } from '../support/writer';

const articleUid = 'api::article.article';

describe('DATABASE_SCHEMA keeps two of these in one PostgreSQL database apart', () => {
  let database: TemporaryDatabase;
  let [clinic, hospital]: RunningApp[] = [];

  const startIn = (schema: string, content: boolean): Promise<RunningApp> =>
    startApp('postgres', {
      on: database,
      environment: { DATABASE_SCHEMA: schema, IMPORT_CONTENT: String(content) },
    });

  const select = async (statement: string): Promise<Record<string, string>[]> => {
    const client = new Client({ connectionString: database.environment.DATABASE_URL });
    await client.connect();
    const { rows } = await client.query(statement);
    await client.end();
    return rows;
  };

  const slugs = async (app: RunningApp): Promise<string[]> => {
    const { body } = await app.request.get('/api/articles?fields=slug');
    return body.data.map(({ slug }: { slug: string }) => slug);
  };

  beforeAll(async () => {
    database = await createDatabase('postgres', null);
    clinic = await startIn('clinic', true);
    hospital = await startIn('Hospital_2', false);
  });
  afterAll(async () => {
    await clinic?.stop();
    await hospital?.stop();
    await database.remove();
  });

  it('each with all of its tables, and none elsewhere', async () => {
    const rows = await select(
      `SELECT table_schema AS schema, count(*)::text AS tables FROM information_schema.tables
       WHERE table_schema NOT IN ('pg_catalog', 'information_schema') GROUP BY 1 ORDER BY 1`,
    );
    expect(rows.map(({ schema }) => schema).sort()).toEqual(['Hospital_2', 'clinic']);
    expect(new Set(rows.map(({ tables }) => tables)).size).toBe(1);
  });

  it('each with its unique indexes', async () => {
    const rows = await select(
      `SELECT schemaname AS schema, count(*)::text AS indexes FROM pg_indexes
       WHERE indexdef LIKE 'CREATE UNIQUE INDEX %_unique ON %' AND indexdef LIKE '%COALESCE(locale%'
       GROUP BY 1 ORDER BY 1`,
    );
    expect(rows).toHaveLength(2);
    for (const { indexes } of rows) expect(indexes).toBe('14');
  });

  it('each with content of its own, served', async () => {
    expect(await slugs(clinic!)).toEqual(['how-ketamine-infusions-work']);
    expect(await slugs(hospital!)).toEqual([]);
    const writer = await createWriter(hospital!);
    const data = { title: 'Of the hospital', slug: 'of-the-hospital' };
    expect((await writer.post('/api/articles', data)).status).toBe(201);
    expect(await slugs(hospital!)).toEqual(['of-the-hospital']);
    expect(await slugs(clinic!)).toEqual(['how-ketamine-infusions-work']);
  });

  it('each with unique slugs, which the other may have too', async () => {
    const data = { title: 'The same', slug: 'how-ketamine-infusions-work' };
    const there = await createWriter(hospital!);
    expect((await there.post('/api/articles', data)).status).toBe(201);
    expect((await there.post('/api/articles', data)).status).toBe(400);
  });

  it('and takes one that was made for it, where its user may make none', async () => {
    await select(
      `CREATE ROLE tenant LOGIN PASSWORD 'tenant'; CREATE SCHEMA given AUTHORIZATION tenant`,
    );
    const url = new URL(database.environment.DATABASE_URL!);
    [url.username, url.password] = ['tenant', 'tenant'];
    const tenant = await startApp('postgres', {
      on: database,
      environment: { DATABASE_URL: url.href, DATABASE_SCHEMA: 'given' },
    });
    expect(await slugs(tenant)).toEqual([]);
    await tenant.stop();
    await select('DROP SCHEMA given CASCADE; DROP ROLE tenant');
  });

  it('and finds all of it again after a restart', async () => {
    await clinic!.stop();
    clinic = await startIn('clinic', true);
    expect(await slugs(clinic)).toEqual(['how-ketamine-infusions-work']);
    expect(await clinic.documents(articleUid).count({ status: 'published' })).toBe(1);
  });
});
