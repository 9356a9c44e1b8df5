import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { breakablePostgres } from '../support/breakable-postgres';
import { createEmbeddable } from '../support/embeds';
import { explainerBuilder } from '../support/explainer-builder';
import { startOwnPostgres, type OwnPostgres } from '../support/own-postgres';
import { startApp, type RunningApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';
import { createWriter, type Writer } from '../support/writer';

/** Whoever sends a cookie is not answered from memory. */
const computed = { Cookie: 'a=b' };
const notice = (slug: string) => ({ slug, title: slug, kind: 'general', text: 'Words.' });

describe('A database that answers, and does not do what it is asked (postgres)', () => {
  let database: TemporaryDatabase;
  let gate: Awaited<ReturnType<typeof breakablePostgres>>;
  let app: RunningApp;
  let other: Client;
  beforeAll(async () => {
    database = await createDatabase('postgres', 'tables');
    gate = await breakablePostgres(database.environment.DATABASE_URL ?? '');
    const through = { ...database.environment, DATABASE_URL: gate.url };
    app = await startApp('postgres', { on: { ...database, environment: through } });
    other = new Client({ connectionString: database.environment.DATABASE_URL });
    await other.connect();
  });
  afterAll(async () => {
    await other.end();
    gate.close();
    await app.stop();
    await database.remove();
  });
  const get = (path: string) => app.request.get(path).set(computed);

  it('gives up what waits for a table that somebody has locked, which is told 503', async () => {
    const { slug } = await explainerBuilder(app).explainer();
    await other.query('BEGIN; LOCK TABLE notices IN ACCESS EXCLUSIVE MODE');
    const waiting = Promise.all(
      [1, 2, 3].map(async (page) => {
        const { status, headers } = await get(`/api/notices?pagination[page]=${page}`);
        return [status, headers['retry-after']];
      }),
    );
    expect((await get(`/api/articles?filters[slug]=${slug}`)).status).toBe(200);
    expect(await waiting).toEqual([1, 2, 3].map(() => [503, '5']));
    const asked = { query: '{ notices { slug } }' };
    const { status, body } = await app.request.post('/graphql').set(computed).send(asked);
    expect([status, body.errors[0].extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    await other.query('ROLLBACK');
    expect((await get('/api/notices')).status).toBe(200);
  });

  it('gives up what waits for the ledger likewise, by every door that reads it', async () => {
    const { slug, frames } = await createEmbeddable(app);
    const doors = [`/api/explainers/${slug}`, frames.whole, '/api/changes'];
    const ask = () =>
      Promise.all(
        doors.map(async (path) => {
          const { status, headers } = await get(path).timeout(60_000);
          return [path, status, headers['retry-after']];
        }),
      );
    await other.query('BEGIN; LOCK TABLE revisions IN ACCESS EXCLUSIVE MODE');
    try {
      const asked = ask();
      expect((await get('/api/notices')).status).toBe(200);
      expect(await asked).toEqual(doors.map((path) => [path, 503, '5']));
    } finally {
      await other.query('ROLLBACK');
    }
    expect(await ask()).toEqual(doors.map((path) => [path, 200, undefined]));
  });

  it('gives up what waits for the table by which a token is known', async () => {
    const writer = await createWriter(app);
    const ask = async () => {
      const { status, headers } = await app.request
        .get('/api/articles')
        .set('Authorization', `Bearer ${writer.accessKey}`)
        .timeout(60_000);
      return [status, headers['retry-after']];
    };
    await other.query('BEGIN; LOCK TABLE strapi_api_tokens IN ACCESS EXCLUSIVE MODE');
    try {
      expect(await ask()).toEqual([503, '5']);
    } finally {
      await other.query('ROLLBACK');
    }
    expect(await ask()).toEqual([200, undefined]);
  });

  it('gives up what waits for the accounts of the panel, of which Strapi says that there is no login', async () => {
    const ask = async () => {
      const sent = { email: 'nobody@example.org', password: 'Nobody-knows-1' };
      const { status, headers } = await app.request.post('/admin/login').send(sent).timeout(60_000);
      return [status, headers['retry-after']];
    };
    await other.query('BEGIN; LOCK TABLE admin_users IN ACCESS EXCLUSIVE MODE');
    try {
      expect(await ask()).toEqual([503, '5']);
    } finally {
      await other.query('ROLLBACK');
    }
    expect(await ask()).toEqual([400, undefined]);
  });

  it('tells all who save while somebody else is writing as soon as the first, and writes nothing of it later', async () => {
    const writer = await createWriter(app);
    const slugs = ['one', 'two', 'three', 'four'].map((name) => `saved-${name}`);
    const create = 'mutation ($data: NoticeInput!) { createNotice(data: $data) { slug } }';
    const saveByGraphql = async (slug: string) =>
      app.request
        .post('/graphql')
        .set('Authorization', `Bearer ${writer.accessKey}`)
        .send({ query: create, variables: { data: notice(slug) } });
    const lock = `5401202, hashtext('public')`;
    await other.query(`SELECT pg_advisory_lock(${lock})`);
    const startedAt = performance.now();
    try {
      const answers = await Promise.all([
        ...slugs.map((slug) => writer.post('/api/notices', notice(slug))),
        saveByGraphql('saved-five'),
      ]);
      expect(performance.now() - startedAt).toBeLessThan(45_000);
      expect(answers.map(({ status, headers }) => [status, headers['retry-after']])).toEqual(
        answers.map(() => [503, '5']),
      );
    } finally {
      await other.query(`SELECT pg_advisory_unlock(${lock})`);
    }
    const written = { where: { slug: { $startsWith: 'saved-' } } };
    expect(await app.query('api::notice.notice').count(written)).toBe(0);
    expect((await writer.post('/api/notices', notice('saved-one'))).status).toBe(201);
    expect((await saveByGraphql('saved-five')).body.errors).toBeUndefined();
  });

  it('leaves no more sessions waiting for the ledger, the longer somebody has it locked', async () => {
    const waiting = async (): Promise<number> => {
      const { rows } = await other.query(
        `SELECT count(*)::int AS waiting FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows[0].waiting;
    };
    const seen: number[] = [];
    await other.query('BEGIN; LOCK TABLE changes IN ACCESS EXCLUSIVE MODE');
    try {
      for (let look = 0; look < 16; look += 1) {
        await wait(500);
        seen.push(await waiting());
      }
    } finally {
      await other.query('ROLLBACK');
    }
    expect(Math.max(...seen)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...seen)).toBeLessThanOrEqual(2);
    const { slug } = await explainerBuilder(app).explainer();
    expect((await get(`/api/explainers/${slug}`)).status).toBe(200);
  });

  it('ends nothing by failing what nobody waits for', async () => {
    gate.breakDown();
    await app.unawaited('admin::metrics', 'sendDidInviteUser');
    await waitUntil('it is known to be away', async () => (await get('/readyz')).status === 503);
    expect((await get('/healthz')).status).toBe(200);
    gate.mend();
    await waitUntil('it is back', async () => (await get('/readyz')).status === 200);
    expect(app.output()).toMatch(/Connection terminated|ECONNRESET|ECONNREFUSED/);
  });
});

describe('A server that has become a standby (postgres)', () => {
  let postgres: OwnPostgres;
  let app: RunningApp;
  let writer: Writer;
  beforeAll(async () => {
    postgres = await startOwnPostgres();
    app = await startApp('postgres', { on: postgres.database });
    writer = await createWriter(app);
  });
  afterAll(async () => {
    await app.stop();
    await postgres.database.remove();
  });

  it('is taken to be away, though it could be read, and all is well when it writes again', async () => {
    const { slug } = await explainerBuilder(app).explainer();
    const read = () => app.request.get(`/api/articles?filters[slug]=${slug}`).set(computed);
    const write = (name: string) => writer.post('/api/notices', notice(name));
    expect([(await read()).status, (await write('before')).status]).toEqual([200, 201]);

    await postgres.stop();
    await postgres.demote();
    for (let round = 0; round < 20; round += 1) {
      const answers = [
        await read(),
        await write(`meanwhile-${round}`),
        await app.request.get('/readyz'),
      ];
      expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    }

    await postgres.stop();
    await postgres.start();
    await waitUntil('it is ready', async () => {
      return (await app.request.get('/readyz')).status === 200;
    });
    expect([(await read()).status, (await write('after')).status]).toEqual([200, 201]);
  });
});
