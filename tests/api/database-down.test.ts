import { breakablePostgres } from '../support/breakable-postgres';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { startApp, type RunningApp } from '../support/running-app';
import { createWriter, type Writer } from '../support/writer';

const wait = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));

const slug = 'how-ketamine-infusions-work';
/** Whoever sends a cookie is not answered from memory. */
const computed = { Cookie: 'a=b' };
const query = `{ articles(filters: { slug: { eq: "${slug}" } }) { title } }`;
const title = 'The Science Behind Ketamine Infusions';

describe('While the database is down (postgres)', () => {
  let database: TemporaryDatabase;
  let gate: Awaited<ReturnType<typeof breakablePostgres>>;
  let app: RunningApp;
  let writer: Writer;

  beforeAll(async () => {
    database = await createDatabase('postgres', 'content');
    gate = await breakablePostgres(database.environment.DATABASE_URL ?? '');
    app = await startApp('postgres', {
      on: { ...database, environment: { ...database.environment, DATABASE_URL: gate.url } },
    });
    writer = await createWriter(app);
  });
  afterAll(async () => {
    await app.stop();
    gate.close();
    await database.remove();
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request.get(path).set(headers);
  /** Every way to something, by name. */
  const asks: Record<string, () => PromiseLike<{ status: number; text: string; headers: any }>> = {
    'an explainer': () => get(`/api/explainers/${slug}`),
    'an explainer, computed': () => get(`/api/explainers/${slug}`, computed),
    'an explainer that there never was': () => get('/api/explainers/nothing', computed),
    changes: () => get('/api/changes', computed),
    REST: () => get(`/api/articles?filters[slug]=${slug}`, computed),
    'REST by slug': () => get(`/api/articles/${slug}`, computed),
    'REST by a slug that there is not': () => get('/api/articles/nothing', computed),
    GraphQL: () => app.request.post('/graphql').set(computed).send({ query }),
    'GraphQL from memory': () => app.request.post('/graphql').send({ query }),
    'a write': () =>
      writer.post('/api/references', { title: 'R', citation: 'R', slug: `r-${Date.now()}` }),
  };
  const askAll = async () =>
    Object.fromEntries(
      await Promise.all(
        Object.entries(asks).map(async ([name, ask]) => [name, await ask()] as const),
      ),
    );
  const health = async () => [(await get('/healthz')).status, (await get('/readyz')).status];

  it('readers are told 503 and when to ask again, never that something is not there, and all is well when it is back', async () => {
    const before = await askAll();
    expect(Object.values(before).map(({ status }) => status)).toEqual([
      ...[200, 200, 404, 200, 200, 200, 404, 200, 200, 201],
    ]);
    expect(await health()).toEqual([200, 200]);

    gate.breakDown();
    const until = performance.now() + 3_000;
    let answers = 0;
    while (performance.now() < until) {
      for (const [name, { status, text, headers }] of Object.entries(await askAll())) {
        answers += 1;
        // What was in memory, or under way, may still be given; nothing else may.
        if (status === 200 && text.includes(title)) continue;
        expect([name, status, headers['retry-after'], headers['cache-control']]).toEqual([
          ...[name, 503, '5', 'no-store'],
        ]);
        expect(text).toContain('The database does not answer');
      }
    }
    expect(answers).toBeGreaterThan(20);
    const { body, headers } = await get('/readyz');
    expect([body, headers['cache-control']]).toEqual([
      { status: 'not ready', reason: 'database' },
      'no-store',
    ]);
    expect((await get('/healthz')).status).toBe(200);
    for (const [name, { status }] of Object.entries(await askAll())) {
      expect([name, status]).toEqual([name, 503]);
    }

    gate.mend();
    await wait(5_000);
    const after = await askAll();
    expect(Object.values(after).map(({ status }) => status)).toEqual(
      Object.values(before).map(({ status }) => status),
    );
    expect(await health()).toEqual([200, 200]);
    const isKept = async () =>
      /hit$/.test((await get(`/api/explainers/${slug}`)).headers['cache-status'] ?? '');
    let kept = await isKept();
    for (let time = 0; time < 20 && !kept; time += 1) kept = await isKept();
    expect(kept).toBe(true);
  });

  it('one that goes while a connection to it is made does not end the server', async () => {
    gate.cutAt('search_path');
    for (let time = 0; time < 5; time += 1) {
      const { REST } = asks;
      expect((await REST?.())?.status).toBe(503);
    }
    expect(await health()).toEqual([200, 503]);
    gate.cutAt(null);
    await wait(5_000);
    expect(await health()).toEqual([200, 200]);
  });
});
