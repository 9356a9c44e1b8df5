import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase, startApp, type RunningApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';
import { withoutMemory } from '../support/without-memory';

const read = async (app: RunningApp, headers: Record<string, string> = {}) =>
  app.request.get('/metrics').set(headers);

/** Of one sample, by its name and labels as they stand there. */
const figure = (text: string, sample: string): number | undefined => {
  const line = text.split('\n').find((one) => one.startsWith(`${sample} `));
  return line === undefined ? undefined : Number(line.slice(sample.length + 1));
};

onEveryDatabase('An operator reads in figures how the server does', (app) => {
  const text = async () => (await read(app())).text;

  it('in the form of Prometheus, which nobody keeps', async () => {
    const { status, headers } = await read(app());
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  });

  it('how long each route takes, and what memory did', async () => {
    const { slug } = await explainerBuilder(app()).explainer();
    const before = await text();
    const path = `/api/explainers/${slug}`;
    const first = await app().request.get(path);
    await app().request.get(path);
    await app().request.get(path).set('If-None-Match', String(first.headers.etag));
    await app().request.get(path).set('Cookie', 'a=b');
    await app().request.get('/api/articles/nothing');
    const after = await text();
    const grown = (sample: string) => (figure(after, sample) ?? 0) - (figure(before, sample) ?? 0);
    const cache = (result: string, reason = '') =>
      grown(`explainer_cache_requests_total{result="${result}",reason="${reason}"}`);
    expect([cache('hit'), cache('hit', 'not_modified'), cache('miss')]).toEqual([1, 1, 2]);
    expect(cache('bypass', 'cookie')).toBe(1);
    const count = (route: string, status: string) =>
      grown(
        `http_request_duration_seconds_count{method="GET",route="${route}",status="${status}"}`,
      );
    expect(count('/api/explainers/:slug', '2xx')).toBe(2);
    const within = [
      '0.005',
      '0.01',
      '0.025',
      '0.05',
      '0.1',
      '0.25',
      '0.5',
      '1',
      '2.5',
      '5',
      '+Inf',
    ];
    const buckets = within.map((bound) =>
      grown(
        `http_request_duration_seconds_bucket{le="${bound}",method="GET",route="/api/explainers/:slug",status="2xx"}`,
      ),
    );
    expect(buckets.at(-1)).toBe(2);
    expect(buckets).toEqual([...buckets].sort((one, other) => one - other));
    // Of two that a database had to be asked for, none came in no time.
    const seconds = `http_request_duration_seconds_sum{method="GET",route="/api/explainers/:slug",status="2xx"}`;
    expect(grown(seconds)).toBeGreaterThan(0);
    expect(count('/api/articles/:id', '4xx')).toBe(1);
    expect(figure(after, 'explainer_cache_entries')).toBeGreaterThan(0);
    expect(figure(after, 'explainer_cache_bytes')).toBeGreaterThan(1_000);
    // That of the figures themselves.
    expect(figure(after, 'http_requests_in_flight')).toBe(1);
  });

  it('what it knows of the ledger, of its database and of itself', async () => {
    await explainerBuilder(app()).explainer();
    const given = await text();
    const of = (sample: string) => figure(given, sample);
    expect(of('explainer_ledger_newest_number')).toBeGreaterThan(0);
    expect(of('explainer_ledger_known_number')).toBe(of('explainer_ledger_newest_number'));
    expect([of('explainer_ledger_lag'), of('explainer_ledger_caught_up')]).toEqual([0, 1]);
    expect(of('explainer_ledger_heard_seconds')).toBeLessThan(60);
    expect(of('explainer_database_up')).toBe(1);
    // After a publish, Strapi has work of its own to do.
    for (const state of ['used', 'free', 'pending']) {
      expect(of(`explainer_database_connections{state="${state}"}`)).toBeGreaterThanOrEqual(0);
    }
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']) {
      expect(of(name)).toBeGreaterThan(0);
    }
  });

  it('that a connection is used while something is written', async () => {
    const used = async () => figure(await text(), 'explainer_database_connections{state="used"}');
    await app().holdArticles(1_000);
    expect(await used()).toBeGreaterThanOrEqual(1);
    await waitUntil('it is given back', async () => (await used()) === 0);
  });

  it('and how much waits for one', async () => {
    const sample = 'explainer_database_connections{state="pending"}';
    const pending = async () => figure(await text(), sample) ?? 0;
    expect(await pending()).toBe(0);
    await app().holdArticles(1_000);
    // More than there are connections, each for itself.
    const asked = Array.from({ length: 40 }, async (_, number) => {
      const { status } = await app().request.get('/api/articles').set('Cookie', `n=${number}`);
      return status;
    });
    await waitUntil('some wait', async () => (await pending()) > 0);
    expect(await Promise.all(asked)).toEqual(asked.map(() => 200));
    expect(await pending()).toBe(0);
  });

  it('of which there are not more, whatever is asked for', async () => {
    await read(app());
    const flood = async (round: number) => {
      for (let number = 0; number < 60; number += 1) {
        const odd = `${round}-${number}`;
        await app().request.get(`/nothing-${odd}`);
        await app().request.get(`/api/nothing-${odd}`);
        await app().request.get(`/api/articles/${odd}?x${odd}=${odd}`);
        await app().request.get(`/api/explainers/${odd}/sections/${odd}`).set('Cookie', odd);
        await app().request.propfind(`/admin/${odd}`);
        await app().request.get(`/admin/${odd}`);
        await app().request.get('/healthz').set('X-Request-Id', odd);
      }
      return text();
    };
    const first = await flood(1);
    const second = await flood(2);
    // Of the process, kinds of garbage collection come with time.
    const names = (given: string) =>
      given
        .split('\n')
        .filter((line) => /^(?:http|explainer)_/.test(line))
        .map((line) => line.replace(/ [^ ]*$/, ''));
    const added = names(second).filter((name) => !names(first).includes(name));
    expect(added).toEqual([]);
    expect(second).not.toMatch(/2-1/);
  });
});

describe('The figures are not for everybody', () => {
  let app: RunningApp | undefined;
  afterEach(() => app?.stop());

  it('but for this machine, and not for what a proxy on it sends on', async () => {
    app = await startApp('sqlite', { content: 'tables', environment: withoutMemory });
    expect((await read(app)).status).toBe(200);
    const { status, body, headers } = await read(app, { 'X-Forwarded-For': '127.0.0.1' });
    expect([status, body.error.name, headers['cache-control']]).toEqual([
      ...[403, 'PolicyError', 'no-store'],
    ]);
    expect(body.error.message).toContain('METRICS_TOKEN');
  });

  it('or for whoever shows the token, from wherever', async () => {
    const token = 'a-token-of-a-scraper';
    const environment = { METRICS_TOKEN: token };
    app = await startApp('sqlite', { content: 'tables', environment });
    for (const headers of [{}, { Authorization: `Bearer ${token}x` }]) {
      const { status, text } = await read(app, headers as Record<string, string>);
      expect([status, text.includes(token)]).toEqual([403, false]);
    }
    const shown = { Authorization: `Bearer ${token}`, 'X-Forwarded-For': '10.0.0.1' };
    expect((await read(app, shown)).status).toBe(200);
  });
});
