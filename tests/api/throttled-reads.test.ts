import { explainerBuilder } from '../support/explainer-builder';
import { askFrom } from '../support/from-address';
import { onEveryDatabase, startApp, type RunningApp } from '../support/running-app';
import { htmlProblems } from '../support/valid-html';
import { withoutMemory } from '../support/without-memory';
import { createWriter } from '../support/writer';

const bound = { READS_PER_MINUTE: '5' };
const policy = '"anonymous";q=5;w=60';

onEveryDatabase(
  'One address has no more answers computed than it may',
  (app) => {
    let last = 0;
    const newAddress = (): string => `127.0.3.${(last += 1)}`;
    const get = (address: string, path: string, headers = {}) =>
      askFrom(app(), address, { path, headers });
    let asked = 0;
    /** Nobody has asked for it, so that it is in no memory. */
    const fresh = (): string => `/api/articles?filters[title]=${(asked += 1)}`;
    const exhaust = async (address: string, headers = {}) => {
      for (let time = 0; time < 5; time += 1) await get(address, fresh(), headers);
    };

    it('and is told how many more with each of them, in the words of the draft', async () => {
      const address = newAddress();
      for (const remaining of [4, 3, 2, 1, 0]) {
        const { status, headers } = await get(address, fresh());
        expect([status, headers['ratelimit-policy']]).toEqual([200, policy]);
        expect(headers.ratelimit).toMatch(new RegExp(`^"anonymous";r=${remaining};t=(?:60|5\\d)$`));
      }
      const { status, headers, body } = await get(address, fresh(), {
        Origin: 'https://a.example',
      });
      expect(status).toBe(429);
      const seconds = Number(headers['retry-after']);
      expect(seconds).toBeGreaterThan(40);
      expect(headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-expose-headers': expect.stringContaining('Retry-After'),
        'cache-control': 'no-store',
        'ratelimit-policy': policy,
        ratelimit: `"anonymous";r=0;t=${seconds}`,
      });
      expect(body).toEqual({
        data: null,
        error: {
          status: 429,
          name: 'RateLimitError',
          message: `Too many requests from this address — try again in ${seconds} seconds`,
          details: {},
        },
      });
    });

    it('while what is in memory is given to it all the same, uncounted, and says nothing of who asked first', async () => {
      const { slug } = await explainerBuilder(app()).explainer();
      const path = `/api/explainers/${slug}`;
      const [first, address] = [newAddress(), newAddress()];
      expect((await get(first, path)).headers.ratelimit).toMatch(/;r=4;/);
      await exhaust(address);
      for (let time = 0; time < 20; time += 1) {
        const { status, headers } = await get(address, path);
        expect([status, headers['cache-status']]).toEqual([200, 'explainer; hit']);
        expect(Object.keys(headers).filter((name) => name.startsWith('ratelimit'))).toEqual([]);
      }
      expect((await get(first, fresh())).headers.ratelimit).toMatch(/;r=3;/);
    });

    it('while who asks for what is computed for another reader waits for it, uncounted', async () => {
      const query = `{ articles(filters: { title: { eq: "${(asked += 1)}" } }) { title } }`;
      for (const same of [
        { path: fresh() },
        { method: 'POST', path: '/graphql', json: { query } },
      ]) {
        const address = newAddress();
        const askers = Array.from({ length: 20 }, async () => askFrom(app(), address, same));
        const answers = await Promise.all(askers);
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
        expect(answers.filter(({ headers }) => headers.ratelimit !== undefined)).toHaveLength(1);
        expect((await get(address, fresh())).headers.ratelimit).toMatch(/;r=3;/);
      }
    });

    it('by GraphQL likewise, and in its own words', async () => {
      const address = newAddress();
      const query = () =>
        askFrom(app(), address, {
          method: 'POST',
          path: '/graphql',
          json: { query: `{ articles(filters: { title: { eq: "${(asked += 1)}" } }) { title } }` },
        });
      for (let time = 0; time < 5; time += 1) expect((await query()).status).toBe(200);
      const { status, body, headers } = await query();
      expect([status, body.errors[0].extensions.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
      expect(headers['retry-after']).toMatch(/^\d+$/);
    });

    it('whatever it says of where it comes from, and no other is refused for it', async () => {
      const address = newAddress();
      await exhaust(address);
      for (const header of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'CF-Connecting-IP']) {
        const { status } = await get(address, fresh(), { [header]: '192.0.2.1' });
        expect([header, status]).toEqual([header, 429]);
      }
      expect((await get(newAddress(), fresh())).status).toBe(200);
    });

    it('and what is passed on uncached counts as well: with a cookie, of a write, of nothing that is there', async () => {
      const address = newAddress();
      await get(address, fresh(), { Cookie: 'a=b' });
      await get(address, '/API/articles');
      await get(address, '/api/nothing');
      await askFrom(app(), address, { method: 'POST', path: '/api/articles', json: {} });
      expect((await get(address, fresh())).headers.ratelimit).toMatch(/;r=0;/);
      expect((await get(address, fresh())).status).toBe(429);
      expect((await get(address, '/healthz')).status).toBe(200);
    });

    it.each([
      ['pages for frames', (time: number) => `/embed/nothing/part-${time}`],
      ['oEmbed', (time: number) => `/oembed?url=https://a.example/${time}`],
      ['previews', (time: number) => `/preview?link=${time}`],
      ['contracts', (time: number) => `/schema.graphql?time=${time}`],
    ])('%s count as well, by whichever way they are asked for', async (_name, path) => {
      const address = newAddress();
      for (let time = 0; time < 5; time += 1) {
        const { status, headers } = await get(
          ...[address, path(time), time % 2 === 0 ? {} : { Cookie: 'a=b' }],
        );
        expect([status === 429, headers['ratelimit-policy']]).toEqual([false, policy]);
      }
      for (const headers of [{}, { Cookie: 'a=b' }]) {
        expect((await get(address, path(6), headers)).status).toBe(429);
      }
    });

    it('a reader of a frame is told so by a page, on any site, and when to load it again', async () => {
      const address = newAddress();
      await exhaust(address);
      for (const headers of [{}, { Cookie: 'a=b' }]) {
        const told = await get(address, '/embed/nothing/at-all?theme=dark', headers);
        expect([told.status, told.headers['content-type'], told.headers['cache-control']]).toEqual([
          ...[429, 'text/html; charset=utf-8', 'no-store'],
        ]);
        const seconds = Number(told.headers['retry-after']);
        expect(seconds).toBeGreaterThan(40);
        expect(told.headers).not.toHaveProperty('x-frame-options');
        expect(told.headers['content-security-policy']).toMatch(/; frame-ancestors \*$/);
        expect(await htmlProblems(told.text)).toEqual([]);
        expect(told.text).toContain(`Please load the page again in ${seconds} seconds.`);
        expect(told.text).toContain('dir="ltr" data-theme="dark">');
      }
      // A program is told as before, also where it is the one that makes the code for frames.
      for (const path of ['/oembed?url=a', '/embed/v1/nothing.js', '/embed/builder?a']) {
        const { status, body } = await get(address, path);
        expect([path, status, body.error.name]).toEqual([path, 429, 'RateLimitError']);
      }
    });

    it('an API token is not counted, and is taken where others have exhausted what there was', async () => {
      const address = newAddress();
      const { accessKey } = await createWriter(app());
      const token = { Authorization: `Bearer ${accessKey}` };
      for (let time = 0; time < 7; time += 1) {
        const path = time % 2 === 0 ? fresh() : '/api/articles/nothing?sort=nothing';
        const { headers } = await get(address, path, token);
        expect(headers.ratelimit).toBeUndefined();
      }
      await exhaust(address);
      expect((await get(address, fresh())).status).toBe(429);
      expect((await get(address, fresh(), token)).status).toBe(200);
    });

    it('a made-up one counts as if there were none, and leads to no second bound', async () => {
      const address = newAddress();
      for (let time = 0; time < 2; time += 1) await get(address, fresh());
      const statuses: number[] = [];
      for (let time = 0; time < 5; time += 1) {
        const path = time % 2 === 0 ? fresh() : '/api/explainers';
        statuses.push((await get(address, path, { Authorization: `Bearer ${time}` })).status);
      }
      expect(statuses).toEqual([401, 401, 401, 429, 429]);
      expect((await get(address, fresh())).status).toBe(429);
    });
  },
  { content: 'tables', environment: bound },
);

describe('Without memory, and behind a proxy', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp('sqlite', {
      content: 'tables',
      environment: {
        ...bound,
        ...withoutMemory,
        PUBLIC_URL: 'https://explainers.example.org',
      },
    });
  });
  afterAll(() => app.stop());

  it('it is the last address of X-Forwarded-For that counts, and one /64 of IPv6', async () => {
    const get = (forwarded: string) =>
      askFrom(app, '127.0.0.1', {
        path: '/api/articles',
        headers: { 'X-Forwarded-For': forwarded },
      });
    const statuses = async (forwarded: (time: number) => string) => {
      const found: number[] = [];
      for (let time = 0; time < 6; time += 1) found.push((await get(forwarded(time))).status);
      return found;
    };
    const refusedAtLast = [200, 200, 200, 200, 200, 429];
    expect(await statuses((time) => `192.0.2.${time}, 198.51.100.7`)).toEqual(refusedAtLast);
    expect(await statuses((time) => `2001:db8:0:1::${time}`)).toEqual(refusedAtLast);
    expect(await statuses((time) => `198.51.100.8:${50_000 + time}`)).toEqual(refusedAtLast);
    expect(await statuses((time) => `[2001:db8:0:2::${time}]:${50_000 + time}`)).toEqual(
      refusedAtLast,
    );
    expect(await statuses((time) => `198.51.100.7, 192.0.2.${time}`)).toEqual(Array(6).fill(200));
  });
});
