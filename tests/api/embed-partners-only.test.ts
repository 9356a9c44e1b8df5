import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { createEmbeddable } from '../support/embeds';
import { createPartner } from '../support/partners';
import { startApp, type RunningApp } from '../support/running-app';

const wait = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));
const environment = { EMBED_PARTNERS_ONLY: 'true', PUBLIC_URL: 'http://explainers.example.org' };
const own = "'self' http://explainers.example.org";
const foreign = 'https://stranger.example.org';

describe.each(databaseKinds)('With EMBED_PARTNERS_ONLY partners alone embed (%s)', (kind) => {
  let database: TemporaryDatabase;
  let app: RunningApp;
  let frame = '';
  let fragment = '';
  beforeAll(async () => {
    database = await createDatabase(kind, 'tables');
    app = await startApp(kind, { on: database, environment });
    const { frames, fragments } = await createEmbeddable(app);
    frame = frames.section;
    fragment = `${fragments.section}?format=html`;
  });
  afterAll(async () => {
    await app.stop();
    await database.remove();
  });

  const ancestors = async (path: string, at = app) => {
    const { headers }: { headers: Record<string, string> } = await at.request.get(path);
    const [, list = ''] = /frame-ancestors (.+)$/.exec(headers['content-security-policy'] ?? '')!;
    return { list, cache: headers['cache-status'] };
  };
  /** As a page of this origin would. */
  const ask = async (path: string, origin?: string, more: Record<string, string> = {}) => {
    const { status, headers, text } = await app.request
      .get(path)
      .set({ ...(origin === undefined ? {} : { Origin: origin }), ...more });
    return {
      ...{ status, text, headers },
      allowed: headers['access-control-allow-origin'],
      isHit: /hit/.test(headers['cache-status'] ?? ''),
    };
  };

  it('nobody is registered: our own pages alone may frame, and no other page fetch', async () => {
    for (const path of [frame, '/embed/nothing-here', '/embed/a/b/c/d', `${frame}?theme=blue`]) {
      expect([path, (await ancestors(path)).list]).toEqual([path, own]);
    }
    for (const path of [frame, fragment]) {
      const { status, headers, text, allowed } = await ask(path, foreign);
      expect([path, status, headers['content-type']]).toEqual([
        ...[path, 403, 'application/json; charset=utf-8'],
      ]);
      expect(JSON.parse(text)).toEqual({
        data: null,
        error: {
          status: 403,
          name: 'ForbiddenError',
          message: `Origin — expected a registered partner’s; "${foreign}" is none. Ask the publisher to register it`,
          details: { origin: foreign },
        },
      });
      // So that the page's script can read why.
      expect(allowed).toBe('*');
      expect(headers.vary).toContain('Origin');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers).not.toHaveProperty('etag');
    }
    expect((await ask(fragment, 'null')).status).toBe(403);
    expect((await ask(fragment, environment.PUBLIC_URL)).status).toBe(200);
  });

  it('a partner is let in with the write that makes it active, and out with the one that ends it', async () => {
    expect((await ancestors(frame)).list).toBe(own);
    expect(await ancestors(frame)).toMatchObject({ cache: expect.stringMatching(/hit/) });
    const { origin, update, remove } = await createPartner(app, { state: 'proposed' });
    expect((await ancestors(frame)).list).toBe(own);
    const steps = [
      ['active', true],
      ['ended', false],
      ['active', true],
    ] as const;
    for (const [state, isIn] of steps) {
      await update({ state });
      expect(await ancestors(frame)).toMatchObject({
        list: isIn ? `${own} ${origin}` : own,
        cache: expect.stringMatching(/miss/),
      });
      expect((await ancestors(frame)).list).toBe(isIn ? `${own} ${origin}` : own);
      expect((await ask(fragment, origin)).status).toBe(isIn ? 200 : 403);
    }
    await update({ origins: [{ origin: 'https://moved.example.org' }] });
    expect((await ancestors(frame)).list).toBe(`${own} https://moved.example.org`);
    await remove();
    expect((await ancestors(frame)).list).toBe(own);
  });

  it('what is in memory is given to each partner in its own name, and to nobody else', async () => {
    const [one, other] = [await createPartner(app), await createPartner(app)];
    const path = `${fragment}&headingLevel=3`;
    // The first after a write has the list of partners read.
    await ask(path, one.origin);
    const first = await ask(path, one.origin);
    expect(first).toMatchObject({ status: 200, allowed: one.origin });
    for (const { origin } of [one, other, one]) {
      const { status, allowed, text, headers, isHit } = await ask(path, origin);
      expect({ status, allowed, text, isHit }).toEqual({
        ...{ status: 200, allowed: origin, text: first.text, isHit: true },
      });
      expect(headers.vary).toContain('Origin');
      const again = await ask(path, origin, { 'If-None-Match': headers.etag ?? '' });
      expect(again).toMatchObject({ status: 304, allowed: origin, isHit: true });
      const refused = await ask(path, foreign, { 'If-None-Match': headers.etag ?? '' });
      expect(refused).toMatchObject({ status: 403, isHit: false });
    }
    // A server, which sends no origin, gets the text; a page could not read that answer.
    const server = await ask(path);
    expect(server).toMatchObject({ status: 200, isHit: true, allowed: undefined });
    expect(server.headers.vary).toContain('Origin');
    const odd = await ask(path.replace('html', '%68tml'), one.origin);
    expect([undefined, one.origin]).toContain(odd.allowed);
    expect((await ask(path.replace('html', '%68tml'), foreign)).allowed).not.toBe('*');
    const wanted = { Accept: 'text/html' };
    const negotiated = path.replace('format=html&', '');
    expect((await ask(negotiated, one.origin, wanted)).allowed).toBe(one.origin);
    expect((await ask(negotiated, foreign, wanted)).status).toBe(403);
    // One that is not answered from memory at all.
    const cookie = { Cookie: 'a=b' };
    expect((await ask(path, other.origin, cookie)).allowed).toBe(other.origin);
    expect((await ask(path, foreign, cookie)).status).toBe(403);
  });

  /** Every door to our texts that is not made for other sites' pages. */
  const otherDoors = (): string[] => {
    const [json = ''] = fragment.split('?');
    return [
      ...['', '?format=markdown', '?format=text', '?format=jsonld'].map((form) => json + form),
      ...['/api/explainers', '/api/changes', '/api/articles', '/api/sections?sort=slug'],
      `/graphql?query=${encodeURIComponent('{ explainers { nodes { slug } } }')}`,
      `/oembed?url=${encodeURIComponent(environment.PUBLIC_URL + frame)}`,
    ];
  };

  it('scripts of pages read our texts in no other form either, from memory or not, unless they are of a registered site', async () => {
    const partner = await createPartner(app);
    const readers = [
      [partner.origin, partner.origin],
      [environment.PUBLIC_URL, environment.PUBLIC_URL],
      [foreign, undefined],
      ['null', undefined],
      // A server gets all of it; a page could not read that answer.
      [undefined, undefined],
    ] as const;
    let hits = 0;
    for (const path of otherDoors()) {
      for (let time = 0; time < 2; time += 1) {
        for (const [origin, expected] of readers) {
          const { status, allowed, headers, isHit } = await ask(path, origin);
          expect([path, origin, status, allowed]).toEqual([path, origin, 200, expected]);
          expect(headers.vary).toContain('Origin');
          if (isHit) hits += 1;
        }
      }
    }
    expect(hits).toBeGreaterThan(otherDoors().length);
    await partner.update({ state: 'ended' });
    for (const path of otherDoors()) {
      expect([path, (await ask(path, partner.origin)).allowed]).toEqual([path, undefined]);
    }
  });

  it('so it is with GraphQL that is posted, with what a browser asks beforehand, and with what is refused', async () => {
    const partner = await createPartner(app);
    const [json = ''] = fragment.split('?');
    for (const [origin, expected] of [
      [partner.origin, partner.origin],
      [foreign, undefined],
    ] as const) {
      for (let time = 0; time < 2; time += 1) {
        const posted = await app.request
          .post('/graphql')
          .set('Origin', origin)
          .send({ query: '{ explainers { nodes { title } } }' });
        expect([posted.status, posted.headers['access-control-allow-origin']]).toEqual([
          ...[200, expected],
        ]);
      }
      for (const path of ['/graphql', json, '/api/articles', frame, '/oembed']) {
        const { status, headers } = await app.request
          .options(path)
          .set({ Origin: origin, 'Access-Control-Request-Method': 'GET' });
        expect([path, status, headers['access-control-allow-origin']]).toEqual([
          ...[path, 204, expected],
        ]);
        expect(headers.vary).toContain('Origin');
      }
      for (const path of ['/api/explainers/nothing-here', '/api/explainers?limit=x']) {
        expect([path, (await ask(path, origin)).allowed]).toEqual([path, expected]);
      }
    }
  });

  it('scripts, which show nothing by themselves, and contracts stay open to every site', async () => {
    for (const path of ['/embed/v1/loader.js', '/schema.graphql']) {
      const { status, allowed } = await ask(path, foreign);
      expect([path, status, allowed]).toEqual([path, 200, '*']);
    }
  });

  it('another instance learns of it', async () => {
    const second = await startApp(kind, { on: database, environment });
    try {
      const before = await ancestors(frame, second);
      const { origin } = await createPartner(app);
      const until = performance.now() + 10_000;
      let { list } = await ancestors(frame, second);
      while (!list.includes(origin) && performance.now() < until) {
        await wait(20);
        ({ list } = await ancestors(frame, second));
      }
      expect(list).toBe(`${before.list} ${origin}`);
      const { status } = await second.request.get(fragment).set('Origin', origin);
      expect(status).toBe(200);
    } finally {
      await second.stop();
    }
  });
});
