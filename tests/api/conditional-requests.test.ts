import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase } from '../support/running-app';

const get = '/api/explainers';

onEveryDatabase(
  'Caches are told what they need to know',
  (app) => {
    it('a strong ETag of revision and form: 304 for who has it, in lists and as a weak tag too', async () => {
      const { explainer, update } = explainerBuilder(app());
      const { slug, article } = await explainer();
      const path = `${get}/${slug}`;
      const { headers } = await app().request.get(path);
      const tag = headers.etag!;
      expect(tag).toMatch(/^"[\x21\x23-\x7e]+"$/);
      for (const sent of [tag, `W/${tag}`, `"other", ${tag}`, `"a",W/"b" , W/${tag}`, '*']) {
        const { status, text } = await app().request.get(path).set('If-None-Match', sent);
        expect([sent, status, text]).toEqual([sent, 304, '']);
      }
      for (const sent of ['"other"', tag.slice(1, -1), 'W/"other"']) {
        expect((await app().request.get(path).set('If-None-Match', sent)).status).toBe(200);
      }
      const tags = new Set<string | undefined>([tag]);
      for (const query of [
        'format=html',
        'format=html&headingLevel=3',
        'format=text',
        'format=jsonld',
      ]) {
        tags.add((await app().request.get(`${path}?${query}`)).headers.etag);
      }
      tags.add((await app().request.get(`${path}/sections/one`)).headers.etag);
      expect(tags.size).toBe(5 + 1);
      await update('article', article, { title: 'Another' });
      const after = await app().request.get(path).set('If-None-Match', tag);
      expect([after.status, after.headers.etag === tag]).toEqual([200, false]);
    });

    it('a read that is meant for one version is 412 of another, with the tag of what is there', async () => {
      const { explainer, update } = explainerBuilder(app());
      const { slug, article } = await explainer();
      const paths = [`${get}/${slug}`, `${get}/${slug}/sections/one?format=html`, `/embed/${slug}`];
      const ask = (path: string, ifMatch: string) =>
        app().request.get(path).set({ 'If-Match': ifMatch, 'Accept-Encoding': 'br' });
      const tags = await Promise.all(
        paths.map(async (path) => (await app().request.get(path)).headers.etag!),
      );
      for (const [index, path] of paths.entries()) {
        for (const sent of [tags[index]!, `"other", ${tags[index]}`, '*']) {
          expect([path, sent, (await ask(path, sent)).status]).toEqual([path, sent, 200]);
        }
      }
      await update('article', article, { title: 'Another' });
      for (const [index, path] of paths.entries()) {
        const { status, headers, body } = await ask(path, tags[index]!);
        const { headers: now } = await app().request.get(path).set('Cookie', 'a=b');
        expect([path, status, headers.etag]).toEqual([path, 412, now.etag]);
        expect(headers['cache-control']).toBe('no-store');
        expect(body.error).toMatchObject({ status: 412, name: 'PreconditionFailedError' });
        expect((await ask(path, `W/${now.etag}`)).status).toBe(412);
        expect((await ask(path, now.etag!)).status).toBe(200);
      }
      expect((await ask(`${get}/never-was`, '"any"')).status).toBe(404);
    });

    it('a tag from memory is known where the answer is computed, and the other way round', async () => {
      const { slug } = await explainerBuilder(app()).explainer();
      const path = `${get}/${slug}`;
      const ask = (headers: Record<string, string>) =>
        app()
          .request.get(path)
          .set({ 'Accept-Encoding': 'br', ...headers });
      // Whoever sends a cookie is not answered from memory.
      const computed = { Cookie: 'a=b' };
      const fromMemory = (await ask({})).headers.etag!;
      expect(fromMemory).toMatch(/-br"$/);
      for (const tag of [fromMemory, `W/${fromMemory}`, fromMemory.replace('-br', '')]) {
        const { status, headers } = await ask({ ...computed, 'If-None-Match': tag });
        expect([tag, status, headers.etag]).toEqual([tag, 304, tag.replace('W/', '')]);
      }
      const { headers } = await ask(computed);
      expect((await ask({ 'If-None-Match': headers.etag! })).status).toBe(304);
      for (const sent of [{}, computed]) {
        const dated = { ...sent, 'If-Modified-Since': '2099-01-01T00:00:00Z' };
        expect((await ask(dated)).status).toBe(200);
      }
    });

    it('Last-Modified, and HEAD with the same headers and no body', async () => {
      const { explainer } = explainerBuilder(app());
      const { slug } = await explainer();
      // The coding is part of what is asked for, and the test's client asks for none by HEAD.
      const coding = ['Accept-Encoding', 'gzip'] as const;
      const { headers, body } = await app()
        .request.get(`${get}/${slug}`)
        .set(...coding);
      expect(Date.parse(headers['last-modified']!)).toBe(
        Math.floor(Date.parse(body.meta.publishedAt) / 1000) * 1000,
      );
      const head = await app()
        .request.head(`${get}/${slug}`)
        .set(...coding);
      expect([head.status, head.text]).toEqual([200, undefined]);
      for (const name of [
        'etag',
        'last-modified',
        'cache-control',
        'surrogate-key',
        'content-length',
      ]) {
        expect([name, head.headers[name]]).toEqual([name, headers[name]]);
      }
      const since = await app()
        .request.get(`${get}/${slug}`)
        .set('If-Modified-Since', headers['last-modified']!);
      expect(since.status).toBe(304);
    });

    it('max-age never outlives the next review, and an overdue text is asked for each time', async () => {
      const { explainer } = explainerBuilder(app());
      const cacheControl = async (nextDue: string | null) => {
        const { slug } = await explainer({ review: { nextDue } });
        return (await app().request.get(`${get}/${slug}`)).headers['cache-control'];
      };
      const fresh = 'public, max-age=60, stale-if-error=3600';
      expect(await cacheControl('2999-01-01')).toBe(fresh);
      expect(await cacheControl(null)).toBe(fresh);
      expect(await cacheControl('2020-01-01')).toBe('public, max-age=0, must-revalidate');
    });

    it('what moved, is gone or unknown may be kept for a minute at most, what is not acceptable not at all', async () => {
      const { explainer, update, unpublish } = explainerBuilder(app());
      const [renamed, withdrawn] = [await explainer(), await explainer()];
      await update('article', renamed.article, { slug: `${renamed.slug}-renamed` });
      await unpublish('article', withdrawn.article);
      const cacheControl = async (path: string) => {
        const { status, headers } = await app().request.get(`${get}/${path}`);
        return [status, headers['cache-control']];
      };
      expect([
        await cacheControl(renamed.slug),
        await cacheControl(withdrawn.slug),
        await cacheControl('never-published'),
        await cacheControl(`${renamed.slug}-renamed?format=pdf`),
      ]).toEqual([
        [301, 'public, max-age=60'],
        [410, 'public, max-age=60'],
        [404, 'public, max-age=10'],
        [406, 'no-store'],
      ]);
    });

    it('Surrogate-Key names explainer, sections, conditions and side effects', async () => {
      const { create, explainer, section } = explainerBuilder(app());
      const { slug, article } = await explainer();
      const condition = await create('condition', { name: 'C', slug: `c-${slug}` });
      const sideEffect = await create('side-effect', {
        name: 'S',
        slug: `s-${slug}`,
        bodySystem: 'gastrointestinal',
      });
      await section(article, 'names', 30, { conditions: [condition], sideEffects: [sideEffect] });
      const whole = await app().request.get(`${get}/${slug}?format=html`);
      expect(whole.headers['surrogate-key']?.split(' ')).toEqual([
        `explainer:${slug}`,
        `section:${slug}/one`,
        `section:${slug}/two`,
        `section:${slug}/names`,
        `condition:c-${slug}`,
        `side-effect:s-${slug}`,
      ]);
      const one = await app().request.get(`${get}/${slug}/sections/one`);
      expect(one.headers['surrogate-key']).toBe(`explainer:${slug} section:${slug}/one`);
    });
  },
  { content: 'tables' },
);
