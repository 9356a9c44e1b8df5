import { createHash } from 'node:crypto';
import { explainerBuilder } from '../support/explainer-builder';
import { cacheStatus, lasting } from '../support/cache-status';
import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

const query = '{ articles { title sections { heading } } }';

onEveryDatabase(
  'What was answered once is answered from memory',
  (app) => {
    const explainer = () => explainerBuilder(app()).explainer();
    const places = (slug: string): string[] => [
      `/api/explainers/${slug}`,
      ...['jsonld', 'html', 'markdown', 'text'].map(
        (format) => `/api/explainers/${slug}?format=${format}`,
      ),
      `/api/explainers/${slug}/sections/one?format=html&headingLevel=3`,
      `/api/explainers/${slug}/revisions`,
      '/api/explainers?limit=3',
      '/api/changes?limit=2',
      `/api/articles?filters[slug]=${slug}&populate=sections`,
      '/api/side-effects',
      `/api/articles/${slug}`,
      `/graphql?query=${encodeURIComponent(query)}`,
      '/schema.graphql',
      `/embed/${slug}`,
      `/embed/${slug}/one?theme=dark`,
    ];

    it('to the byte and header as it was computed, by GET and HEAD, at every door', async () => {
      const { slug } = await explainer();
      for (const place of places(slug)) {
        const first = await app().request.get(place);
        const again = await app().request.get(place);
        // The coding is part of what is asked for, and the test's client asks for none by HEAD.
        const head = await app().request.head(place).set('Accept-Encoding', 'gzip, deflate');
        const aside = await app().request.get(place).set('Cookie', 'a=b').buffer(true);
        expect([place, ...[first, again, head].map(cacheStatus)]).toEqual([
          ...[place, 'fwd=miss; stored', 'hit', 'hit'],
        ]);
        expect([place, first.status, again.text]).toEqual([place, 200, first.text]);
        expect([place, lasting(again)]).toEqual([place, lasting(first)]);
        expect([place, lasting(head), head.text]).toEqual([place, lasting(first), undefined]);
        expect([place, cacheStatus(aside), aside.text]).toEqual([
          ...[place, 'fwd=bypass; detail="cookie"', first.text],
        ]);
      }
    });

    it('a query by POST to GraphQL; a mutation beside it is not', async () => {
      await explainer();
      const post = (body: object) => app().request.post('/graphql').send(body);
      const first = await post({ query });
      const again = await post({ query });
      expect([first, again].map(cacheStatus)).toEqual(['fwd=miss; stored', 'hit']);
      expect([again.text, again.headers['content-type']]).toEqual([
        ...[first.text, first.headers['content-type']],
      ]);
      expect(first.body.data.articles.length).toBeGreaterThan(0);
      const mutation = 'mutation { deleteArticle(documentId: "x") { documentId } }';
      const refused = await post({ query: mutation });
      expect(cacheStatus(refused)).toBe('fwd=bypass; detail="body"');
      expect(refused.body.errors[0].message).toBe('Forbidden access');
      // What was taken from the stream to look at it is there for whoever answers.
      const long = `{ articles { title } } #${'x'.repeat(15_000)}`;
      const broken = await post({ query: `{ articles ${'x'.repeat(15_000)}` });
      expect([broken.status, broken.body.errors[0].extensions.code]).toEqual([
        ...[400, 'GRAPHQL_PARSE_FAILED'],
      ]);
      expect((await post({ query: long })).body.data.articles).toHaveLength(
        first.body.data.articles.length,
      );
    });

    it('a query that is persisted by POST is read by GET under its hash', async () => {
      await explainer();
      const hash = createHash('sha256').update(query).digest('hex');
      const extensions = (sha: string) =>
        JSON.stringify({ persistedQuery: { version: 1, sha256Hash: sha } });
      const get = (sha: string) =>
        app().request.get(`/graphql?extensions=${encodeURIComponent(extensions(sha))}`);
      const unknown = await get('f'.repeat(64));
      expect(unknown.body.errors[0].message).toBe('PersistedQueryNotFound');
      expect(cacheStatus(unknown)).toMatch(/^fwd=miss; detail=/);
      const registered = await app()
        .request.post('/graphql')
        .send({ query, extensions: JSON.parse(extensions(hash)) });
      expect([registered.status, cacheStatus(registered)]).toEqual([
        ...[200, 'fwd=bypass; detail="body"'],
      ]);
      expect(cacheStatus(await get(hash))).toBe('fwd=miss; stored');
      const read = await get(hash);
      expect([cacheStatus(read), read.body]).toEqual(['hit', registered.body]);
    });

    it('smaller where the reader takes that, each coding under an entity tag of its own', async () => {
      const { slug } = await explainer();
      const place = `/api/explainers/${slug}`;
      const get = (coding: string, tag = '"none"') =>
        app().request.get(place).set('Accept-Encoding', coding).set('If-None-Match', tag);
      const plain = await get('identity');
      const tags = new Set([plain.headers.etag]);
      for (const coding of ['br', 'gzip']) {
        const coded = await get(`deflate, ${coding}`);
        expect([coded.headers['content-encoding'], coded.text]).toEqual([coding, plain.text]);
        expect(Number(coded.headers['content-length'])).toBeLessThan(plain.text.length / 2);
        expect(coded.headers.vary).toContain('Accept-Encoding');
        tags.add(coded.headers.etag);
        const known = await get(coding, coded.headers.etag);
        expect([known.status, known.text, known.headers.etag]).toEqual([
          ...[304, '', coded.headers.etag],
        ]);
        // A proxy that undid the coding asks with its tag.
        expect((await get('identity', coded.headers.etag)).status).toBe(304);
      }
      expect(tags.size).toBe(3);
      const refused = await get('*;q=0');
      expect([refused.status, refused.headers['content-encoding'], refused.text]).toEqual([
        ...[200, undefined, plain.text],
      ]);
    });

    it('never what was asked for with a credential, a cookie or a header that changes answers', async () => {
      const { slug } = await explainer();
      const { accessKey } = await createWriter(app());
      const place = `/api/articles/${slug}`;
      await app().request.get(place);
      expect(cacheStatus(await app().request.get(place))).toBe('hit');
      for (const [name, value, reason] of [
        ['Authorization', `Bearer ${accessKey}`, 'credentials'],
        ['Authorization', 'nonsense', 'credentials'],
        ['Cookie', 'session=1', 'cookie'],
        ['strapi-response-format', 'v4', 'unusual header'],
        ['strapi-encode-source-maps', 'true', 'unusual header'],
        ['If-Match', '"a"', 'unusual header'],
      ] as const) {
        const answer = await app().request.get(place).set(name, value);
        expect([name, cacheStatus(answer)]).toEqual([name, `fwd=bypass; detail="${reason}"`]);
        expect([name, answer.headers['cache-control']]).toEqual([name, 'private, no-store']);
      }
      const formatted = await app().request.get(place).set('strapi-response-format', 'v4');
      expect(formatted.body.data.attributes).toBeDefined();
      expect((await app().request.get(place)).body.data.attributes).toBeUndefined();
    });

    it('never an error, a redirect or a retraction, nor a long poll', async () => {
      const { slug, article } = await explainer();
      const { update, unpublish } = explainerBuilder(app());
      await update('article', article, { slug: `${slug}-new` });
      const statuses: [string, number][] = [
        ['/api/explainers/never-was', 404],
        [`/api/explainers/${slug}`, 301],
        ['/api/explainers?limit=0', 400],
        ['/api/articles?status=draft', 403],
        ['/api/explainers/x?format=exe', 406],
      ];
      for (const [place, status] of statuses) {
        for (const round of [1, 2]) {
          const answer = await app().request.get(place);
          expect([place, round, answer.status, cacheStatus(answer)]).toEqual([
            ...[place, round, status, `fwd=miss; detail="status ${status}"`],
          ]);
        }
      }
      await unpublish('article', article);
      expect(cacheStatus(await app().request.get(`/api/explainers/${slug}-new`))).toBe(
        'fwd=miss; detail="status 410"',
      );
      const poll = await app().request.get('/api/changes?limit=1&wait=1');
      expect([poll.status, cacheStatus(poll)]).toEqual([200, 'fwd=bypass; detail="address"']);
      const failed = await app().graphql(
        `{ articles { title } explainer(slug: "${slug}-new") { title } }`,
      );
      expect([failed.status, failed.data.explainer]).toEqual([200, null]);
      expect(failed.errors?.[0].message).toMatch(/^Retracted on /);
    });

    it('wherever the reader before said to have asked', async () => {
      const { slug } = await explainer();
      for (const place of [
        `/api/explainers/${slug}?format=html`,
        `/embed/${slug}`,
        `/oembed?url=/embed/${slug}`,
        '/embed/builder',
      ]) {
        const expected = (await app().request.get(place).set('Cookie', 'a=b')).text;
        expect([place, expected.length > 100]).toEqual([place, true]);
        for (const name of ['Host', 'X-Forwarded-Host', 'Forwarded']) {
          const value = name === 'Forwarded' ? 'host=evil.example' : 'evil.example';
          const address = `${place}${place.includes('?') ? '&' : '?'}locale=en`;
          const fresh = place === '/embed/builder' ? place : address;
          await app().request.get(fresh).set(name, value);
          const next = await app().request.get(fresh);
          expect([place, name, next.status]).toEqual([place, name, 200]);
          expect(JSON.stringify([next.text, next.headers])).not.toContain('evil');
          if (fresh === place) expect(next.text).toBe(expected);
        }
      }
    });

    it('whatever odd things the reader before sent along', async () => {
      const { slug } = await explainer();
      const place = `/api/articles?filters[slug]=${slug}`;
      const expected = (await app().request.get(place).set('Cookie', 'a=b')).text;
      const odd: [string, string][] = [
        ['Host', 'evil.example'],
        ['X-Forwarded-Host', 'evil.example'],
        ['X-Forwarded-Proto', 'https'],
        ['Origin', 'https://evil.example'],
        ['Accept', 'application/json;q=0.1, */*;q=0.01, x'],
        ['Accept-Language', 'xx'],
        ['X-Large', 'y'.repeat(15_000)],
        ['Accept-Encoding', '*;q=0'],
        ['Accept-Encoding', 'br;q=2, gzip;q=x, identity;q=0'],
        ['Range', 'bytes=0-3'],
        ['Forwarded', 'for=1.2.3.4;host=evil.example'],
        ['If-None-Match', '"a", W/"b",,"c'],
        ['If-Modified-Since', 'never'],
        ['Access-Control-Request-Method', 'DELETE'],
        ['Cache-Control', 'no-store, max-age=0'],
      ];
      for (const [index, [name, value]] of odd.entries()) {
        const own = `${place}&pagination[pageSize]=${index + 1}`;
        const first = await app().request.get(own).set(name, value);
        const next = await app().request.get(own);
        expect([name, first.status, cacheStatus(next)]).toEqual([name, 200, 'hit']);
        expect([name, JSON.parse(next.text).data]).toEqual([name, JSON.parse(expected).data]);
        expect(next.headers['access-control-allow-origin']).toBe('*');
        expect(JSON.stringify(next.headers)).not.toContain('evil');
        expect(next.headers['access-control-allow-credentials']).toBeUndefined();
      }
    });
  },
  { content: 'tables' },
);
