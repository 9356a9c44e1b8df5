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

type Answer = { status: number; text: string; headers: any };
/** Read from memory while nobody can be asked, and says so. */
const isDeclaredStale = ({ headers }: Answer): boolean =>
  /^explainer; hit; ttl=-?\d+; detail="stale, database down"$/.test(headers['cache-status']) &&
  /^\d+$/.test(headers.age) &&
  /stale-if-error=\d+/.test(headers['cache-control']);

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
  afterEach(() => gate.mend());
  afterAll(async () => {
    await app.stop();
    gate.close();
    await database.remove();
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request.get(path).set(headers);
  /** Every way to something, by name. */
  const asks: Record<string, () => PromiseLike<Answer>> = {
    'an explainer': () => get(`/api/explainers/${slug}`),
    'an explainer, computed': () => get(`/api/explainers/${slug}`, computed),
    'an explainer that there never was': () => get('/api/explainers/nothing', computed),
    changes: () => get('/api/changes', computed),
    'a page for a frame': () => get(`/embed/${slug}`, computed),
    oEmbed: () => get(`/oembed?url=${encodeURIComponent(`${app.url}/embed/${slug}`)}`, computed),
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
  const health = async () =>
    Promise.all(['/healthz', '/readyz', '/_health'].map(async (path) => (await get(path)).status));

  /** What was read before is there, and declared; nothing else is given. */
  const expectAway = (answers: Record<string, Answer>): void => {
    for (const [name, answer] of Object.entries(answers)) {
      const { status, headers } = answer;
      if (name === 'an explainer')
        expect([name, status, isDeclaredStale(answer)]).toEqual([name, 200, true]);
      else expect([name, status, headers['retry-after']]).toEqual([name, 503, '5']);
    }
  };
  const isKept = async () =>
    /; hit$/.test((await get(`/api/explainers/${slug}`)).headers['cache-status'] ?? '');
  const untilKept = async (milliseconds: number) => {
    const until = performance.now() + milliseconds;
    while (!(await isKept()) && performance.now() < until) await wait(20);
    expect(await isKept()).toBe(true);
  };

  it('readers are told 503 and when to ask again, never that something is not there, and all is well when it is back', async () => {
    const before = await askAll();
    expect(Object.values(before).map(({ status }) => status)).toEqual([
      ...[200, 200, 404, 200, 200, 200, 200, 200, 404, 200, 200, 201],
    ]);
    expect(await health()).toEqual([200, 200, 204]);
    // The write among them made memory forget.
    await untilKept(10_000);

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
        // A frame's reader is told by a page.
        expect(text).toMatch(/The database does not answer|This text cannot be shown for a moment/);
      }
    }
    expect(answers).toBeGreaterThan(20);
    const { body, headers } = await get('/readyz');
    expect([body, headers['cache-control']]).toEqual([
      { status: 'not ready', reason: 'database' },
      'no-store',
    ]);
    expect((await get('/healthz')).status).toBe(200);
    expectAway(await askAll());

    gate.mend();
    await wait(5_000);
    const after = await askAll();
    expect(Object.values(after).map(({ status }) => status)).toEqual(
      Object.values(before).map(({ status }) => status),
    );
    expect(await health()).toEqual([200, 200, 204]);
    await untilKept(2_000);
  });

  it('an explainer that is in memory is read on, by its tag too, and says how old it is; others are not', async () => {
    await untilKept(10_000);
    const path = `/api/explainers/${slug}`;
    const { etag } = (await get(path)).headers;
    gate.breakDown();
    await wait(1_500);
    const stale = await get(path);
    expect([stale.status, isDeclaredStale(stale)]).toEqual([200, true]);
    expect(Number(stale.headers.age)).toBeGreaterThanOrEqual(1);
    const same = await get(path, { 'If-None-Match': String(etag) });
    expect([same.status, isDeclaredStale(same)]).toEqual([304, true]);
    const head = await app.request.head(path).set('Accept-Encoding', 'gzip, deflate');
    expect([head.status, isDeclaredStale(head as any)]).toEqual([200, true]);
    for (const other of [
      `${path}?format=markdown&headingLevel=6`,
      '/api/explainers',
      '/api/changes',
    ]) {
      expect([other, (await get(other)).status]).toEqual([other, 503]);
    }
    const { text } = await get('/metrics');
    expect(text).toMatch(/^explainer_database_up 0$/m);
    expect(text).toMatch(/^explainer_ledger_caught_up 0$/m);
    expect(text).not.toMatch(/^explainer_ledger_lag /m);
    expect(text).toMatch(/^explainer_cache_requests_total\{result="stale",reason=""\} [1-9]/m);
    gate.mend();
    await untilKept(5_000);
  });

  it('under load, there is nothing but 503 and what is declared stale, and all of it is back within five seconds', async () => {
    await untilKept(10_000);
    let isOver = false;
    const seen: Record<string, number> = {};
    const wrong: unknown[] = [];
    let brokenAt = Infinity;
    const load = Object.entries(asks)
      .filter(([name]) => name !== 'a write')
      .flatMap((one) => [one, one])
      .map(async ([name, ask]) => {
        while (!isOver) {
          const sentAt = performance.now();
          const answer = await ask();
          const { status, headers } = answer;
          const isWell = status === 200 || (status === 404 && /there is not|never was/.test(name));
          const kind =
            status === 503 ? '503' : isDeclaredStale(answer) ? 'stale' : isWell ? 'well' : 'wrong';
          seen[kind] = (seen[kind] ?? 0) + 1;
          // What was under way when it broke may have been answered before.
          const isDuring = sentAt > brokenAt + 100;
          if (kind === 'wrong' || (isDuring && kind === 'well'))
            wrong.push([name, status, headers['cache-status']]);
        }
      });
    await wait(500);
    gate.breakDown();
    brokenAt = performance.now();
    await wait(10_000);
    brokenAt = Infinity;
    gate.mend();
    const mendedAt = performance.now();
    let lastBad = mendedAt;
    while (performance.now() < mendedAt + 7_000) {
      const before = (seen['503'] ?? 0) + (seen.stale ?? 0);
      await wait(50);
      if ((seen['503'] ?? 0) + (seen.stale ?? 0) > before) lastBad = performance.now();
    }
    isOver = true;
    await Promise.all(load);
    expect(wrong).toEqual([]);
    expect(lastBad - mendedAt).toBeLessThan(5_000);
    expect(seen.stale).toBeGreaterThan(20);
    expect(seen['503']).toBeGreaterThan(20);
  });

  it('one that is frozen is the same as one that is stopped, to readers and to writers', async () => {
    await untilKept(10_000);
    gate.hang();
    const hungAt = performance.now();
    // Those that were on their way are answered too, and not when it is over.
    const [read, write] = await Promise.all([asks.REST?.(), asks['a write']?.()]);
    expect([read?.status, write?.status]).toEqual([503, 503]);
    expect(performance.now() - hungAt).toBeLessThan(20_000);
    for (let time = 0; time < 3; time += 1) {
      const startedAt = performance.now();
      const reads = Object.entries(asks).filter(([name]) => name !== 'a write');
      const answers = await Promise.all(
        reads.map(async ([name, ask]) => [name, await ask()] as const),
      );
      expectAway(Object.fromEntries(answers));
      expect(performance.now() - startedAt).toBeLessThan(2_000);
    }
    expect(await health()).toEqual([200, 503, 503]);
    gate.mend();
    await wait(5_000);
    expect(await health()).toEqual([200, 200, 204]);
    const after = await askAll();
    expect(Object.values(after).map(({ status }) => status)).toEqual([
      ...[200, 200, 404, 200, 200, 200, 200, 200, 404, 200, 200, 201],
    ]);
    await untilKept(5_000);
  });

  it('one that goes while a connection to it is made does not end the server', async () => {
    gate.cutAt('search_path');
    for (let time = 0; time < 5; time += 1) {
      const { REST } = asks;
      expect((await REST?.())?.status).toBe(503);
    }
    expect(await health()).toEqual([200, 503, 503]);
    gate.cutAt(null);
    await wait(5_000);
    expect(await health()).toEqual([200, 200, 204]);
  });
});

describe('Where the operator wishes nothing to be read that may be old (postgres)', () => {
  it('STALE_SECONDS=0 answers 503 while the database is down, and tells no cache otherwise', async () => {
    const database = await createDatabase('postgres', 'content');
    const gate = await breakablePostgres(database.environment.DATABASE_URL ?? '');
    const environment = { DATABASE_URL: gate.url, STALE_SECONDS: '0' };
    const app = await startApp('postgres', { on: database, environment });
    const get = () => app.request.get(`/api/explainers/${slug}`);
    for (let time = 0; time < 100; time += 1) {
      const { headers } = await get();
      expect(headers['cache-control']).toBe('public, max-age=60');
      if (/; hit$/.test(headers['cache-status'] ?? '')) break;
      await wait(50);
    }
    gate.breakDown();
    await wait(500);
    expect((await get()).status).toBe(503);
    await app.stop();
    gate.close();
    await database.remove();
  });
});
