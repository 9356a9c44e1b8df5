import { Client } from 'pg';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { breakablePostgres } from '../support/breakable-postgres';
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
