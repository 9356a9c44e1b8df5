import { cacheStatus } from '../support/cache-status';
import { hideDrafts, secret } from '../support/hidden-drafts';
import { onEveryDatabase, type RunningApp } from '../support/running-app';

let made = 0;

/** A client with rights such as `npm run tokens:create -- --for preview` gives, and others beside. */
const clientOf = async (app: RunningApp, rights: string[], hasExpiry = true) => {
  const name = `preview ${(made += 1)}`;
  const { accessKey } = await app.service('admin::api-token', 'create', {
    name,
    description: '',
    type: 'custom',
    lifespan: hasExpiry ? 7 * 24 * 60 * 60 * 1000 : null,
    permissions: rights.map((right) => {
      const [type] = right.split('.');
      return `api::${type}.${right}`;
    }),
  });
  const credential = { Authorization: `Bearer ${accessKey}` };
  return {
    get: (path: string) => app.request.get(path).set(credential),
    put: (path: string, data: object) => app.request.put(path).set(credential).send({ data }),
    graphql: (query: string) => app.request.post('/graphql').set(credential).send({ query }),
  };
};

const rightsTo = (...types: string[]) =>
  types.flatMap((type) => [`${type}.find`, `${type}.findOne`, `${type}.findDraft`]);
const readOf = (...types: string[]) => types.flatMap((type) => [`${type}.find`, `${type}.findOne`]);

onEveryDatabase(
  'A preview token reads drafts of its own types, by REST, and of nothing else',
  (app) => {
    let articles: Awaited<ReturnType<typeof clientOf>>;
    let articleId: string;
    beforeAll(async () => {
      articleId = (await hideDrafts(app())).article.documentId;
      // Published reads of everything: they must not lead on to drafts.
      articles = await clientOf(app(), [
        ...rightsTo('article'),
        ...readOf('section', 'condition', 'notice', 'reference', 'contributor'),
      ]);
    });

    it('in a list, by documentId, by a slug that only the draft has, and in a language', async () => {
      const list = await articles.get('/api/articles?status=draft&sort=title');
      expect(list.body.data.map(({ title }: { title: string }) => title)).toEqual([
        `${secret} changed`,
        `${secret} never published`,
      ]);
      const one = await articles.get(`/api/articles/${articleId}?status=draft`);
      expect(one.body.data.title).toBe(`${secret} changed`);
      const bySlug = await articles.get('/api/articles/never-published?status=draft');
      expect(bySlug.body.data.title).toBe(`${secret} never published`);
      const german = await articles.get('/api/articles?status=draft&locale=de');
      expect(german.body.data[0].title).toBe(`${secret} deutsch`);
    });

    it('only where it asks for them', async () => {
      const { status, text } = await articles.get('/api/articles?populate=*');
      expect([status, text.includes(secret)]).toEqual([200, false]);
    });

    it.each([
      `filters[sections][heading][$contains]=${secret}`,
      'filters[authors][name][$contains]=a',
      'sort=sections.heading',
    ])('and answers no question about another type: %s', async (query) => {
      const { status } = await articles.get(`/api/articles?status=draft&${query}`);
      expect([query, status]).toEqual([query, 400]);
    });

    it.each([
      'populate=sections',
      'populate[sections][fields]=heading',
      'populate[sections][populate]=conditions',
      'populate[authors][filters][name][$contains]=a',
    ])('and leads on to none: %s', async (query) => {
      const { status, body, text } = await articles.get(`/api/articles?status=draft&${query}`);
      expect([status, body.data.length]).toEqual([200, 2]);
      for (const article of body.data) {
        expect(article).not.toHaveProperty('sections');
        expect(article).not.toHaveProperty('authors');
      }
      expect(text).not.toContain(`${secret} heading`);
    });

    it('what it may not see is left out where it asks for everything', async () => {
      const { status, body } = await articles.get('/api/articles?status=draft&populate=*');
      expect(status).toBe(200);
      for (const article of body.data) {
        expect(article).not.toHaveProperty('sections');
        expect(article).not.toHaveProperty('authors');
        expect(article).toHaveProperty('review');
      }
    });

    it('nor what is private', async () => {
      const { text } = await articles.get(`/api/articles/${articleId}?status=draft&populate=*`);
      expect(text).not.toContain(`${secret} source`);
      const { status } = await articles.get(
        '/api/articles?status=draft&filters[sourceText][$notNull]=true',
      );
      expect(status).toBe(400);
    });

    it.each([
      '/api/sections?status=draft',
      '/api/conditions?status=draft',
      '/api/articles?status=modified',
      '/api/articles?status[]=draft',
      '/api/articles?populate[sections][status]=draft',
      '/api/articles?status=draft&populate[localizations][status]=draft',
      '/api/articles?status=draft&publicationFilter=modified',
      '/api/articles?status=draft&hasPublishedVersion=false',
      `/api/articles?status=draft&filters[localizations][title][$contains]=${secret}`,
      '/api/explainers/never-published?status=draft',
      '/graphql?query={articles(status:DRAFT){title}}&status=draft',
      '/graphql?query={articles{title%20sections{heading}}}&status=draft',
    ])('%s shows it no draft', async (path) => {
      const { text } = await articles.get(path);
      expect(text).not.toContain(secret);
    });

    it('of sections with their conditions, where it is for both', async () => {
      const both = await clientOf(app(), rightsTo('section', 'condition'));
      const { body, text } = await both.get('/api/sections?status=draft&populate[conditions]=true');
      expect(body.data).toHaveLength(2);
      expect(text).toContain(`${secret} condition`);
      const led = await both.get('/api/sections?status=draft&populate=article');
      expect(led.body.data).toHaveLength(2);
      expect(led.body.data[0]).not.toHaveProperty('article');
    });

    it('and writes nothing', async () => {
      expect((await articles.put(`/api/articles/${articleId}`, { about: 'x' })).status).toBe(403);
    });

    it('but none where it never expires', async () => {
      const endless = await clientOf(app(), rightsTo('article'), false);
      const { status, text } = await endless.get('/api/articles?status=draft');
      expect([status, text.includes(secret)]).toEqual([403, false]);
    });

    it('and nobody keeps what it is answered: neither we, nor a cache between', async () => {
      const path = `/api/articles/${articleId}?status=draft`;
      const readers = await app().request.get(`/api/articles/${articleId}`);
      for (let time = 0; time < 2; time += 1) {
        for (const asked of [path, '/api/articles', '/api/articles?status=published']) {
          const answer = await articles.get(asked);
          expect(answer.headers['cache-control']).toBe('private, no-store');
          expect(cacheStatus(answer)).toBe('fwd=bypass; detail="credentials"');
        }
      }
      const refused = await articles.get('/api/sections?status=draft');
      expect(refused.headers['cache-control']).toBe('private, no-store');
      const { body } = await articles.graphql('{ articles { title } }');
      expect(body.data.articles).toHaveLength(1);
      // The same address without the token.
      expect((await app().request.get(path)).status).toBe(403);
      const again = await app().request.get(`/api/articles/${articleId}`);
      expect(again.body).toEqual(readers.body);
    });
  },
  { content: 'tables' },
);
