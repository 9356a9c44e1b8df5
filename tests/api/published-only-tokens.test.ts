import { hideDrafts, secret } from '../support/hidden-drafts';
import { onEveryDatabase, type RunningApp } from '../support/running-app';
import { createWriter } from '../support/writer';

const read = [
  'article',
  'section',
  'condition',
  'side-effect',
  'notice',
  'reference',
  'contributor',
].flatMap((type) => [`api::${type}.${type}.find`, `api::${type}.${type}.findOne`]);

/** Tokens that an administrator may make; each may read the content. */
const tokens = [
  { what: 'of find and findOne', token: { type: 'custom', permissions: read } },
  {
    what: 'of find, findOne and update',
    token: { type: 'custom', permissions: [...read, 'api::article.article.update'] },
  },
  { what: 'for reading', token: { type: 'read-only' } },
  { what: 'with full access', token: { type: 'full-access' } },
];

let made = 0;

const clientOf = async (app: RunningApp, token: object) => {
  const { accessKey } = await app.service('admin::api-token', 'create', {
    name: `token ${(made += 1)}`,
    description: '',
    lifespan: null,
    ...token,
  });
  const authorization = { Authorization: `Bearer ${accessKey}` };
  return {
    get: (path: string) => app.request.get(path).set(authorization),
    graphql: (query: string) => app.request.post('/graphql').set(authorization).send({ query }),
  };
};

onEveryDatabase(
  'An API token reads what everyone reads',
  (app) => {
    let articleId: string;
    beforeAll(async () => {
      articleId = (await hideDrafts(app())).article.documentId;
    });

    describe.each(tokens)('$what', ({ token }) => {
      let client: Awaited<ReturnType<typeof clientOf>>;
      beforeAll(async () => {
        client = await clientOf(app(), token);
      });

      it.each([
        '/api/articles',
        '/api/articles?locale=*',
        '/api/articles?populate=*',
        '/api/articles?populate[sections][populate]=*',
        '/api/articles?filters[publishedAt][$notNull]=false',
        '/api/sections?populate=*',
        '/api/articles/open-title?populate=*',
      ])('by REST: %s', async (path) => {
        const [mine, anyones] = [await client.get(path), await app().request.get(path)];
        expect(mine.status).toBe(200);
        expect(mine.body).toEqual(anyones.body);
        expect(mine.text).not.toContain(secret);
      });

      it.each([
        '{ articles { title sections { heading } localizations { title } } }',
        '{ articles { localizations(filters: { publishedAt: null }) { title } } }',
        '{ articles_connection { nodes { title } pageInfo { total } } }',
      ])('by GraphQL: %s', async (query) => {
        const mine = await client.graphql(query);
        expect(mine.body.data.articles ?? mine.body.data.articles_connection.nodes).toHaveLength(1);
        expect(mine.body).toEqual((await app().request.post('/graphql').send({ query })).body);
        expect(mine.text).not.toContain(secret);
      });

      it.each([
        'status=draft',
        'populate[sections][status]=draft',
        'publicationFilter=modified',
        'hasPublishedVersion=false',
        'sort=localizations.title',
      ])('and is refused ?%s', async (query) => {
        const { status, body } = await client.get(`/api/articles?${query}`);
        expect(status).toBe(403);
        expect(body.error.name).toBe('PolicyError');
      });

      it('and is refused drafts by GraphQL', async () => {
        const { body } = await client.graphql('{ articles(status: DRAFT) { title } }');
        expect(body.data).toBeNull();
        expect(body.errors[0].extensions.error.name).toBe('PolicyError');
      });
    });

    it('and who may write is told by GraphQL of what was written, and of all else what is published', async () => {
      const writer = await clientOf(app(), {
        type: 'custom',
        permissions: [...read, 'api::article.article.update'],
      });
      const { body } = await writer.graphql(
        `mutation { updateArticle(documentId: "${articleId}", status: DRAFT, data: { about: "ketamine" }) { about sections { heading } localizations(sort: "title") { title } } }`,
      );
      expect(body.errors).toBeUndefined();
      expect(body.data.updateArticle).toEqual({
        about: 'ketamine',
        sections: [],
        localizations: [{ title: 'Open title' }, { title: 'Open titre' }],
      });
    });

    it.each([
      ['populate=sections', 'populate', 'sections'],
      ['populate=codes,sections', 'populate', 'sections'],
      ['populate[0]=sections', 'populate', 'sections'],
      ['populate=sections.conditions', 'populate', 'sections.conditions'],
      ['populate=*', 'populate', '*'],
      ['populate[sections][fields]=body', 'populate', 'more than a name'],
      ['populate[codes][filters][article][lead][$contains]=Z', 'populate', 'more than a name'],
      ['filters[sections][body][$contains]=Z', 'filters', ''],
      ['sort=sections.body', 'sort', ''],
      ['_q=Z', '_q', ''],
    ])('and who may write one type reads no draft of others by ?%s', async (query, name, got) => {
      const { accessKey } = await app().service('admin::api-token', 'create', {
        name: `writer of articles, ${query}`,
        description: '',
        lifespan: null,
        type: 'custom',
        permissions: [...read, 'api::article.article.update'],
      });
      const put = (search: string) =>
        app()
          .request.put(`/api/articles/${articleId}?status=draft&${search}`)
          .set({ Authorization: `Bearer ${accessKey}` })
          .send({ data: { about: 'ketamine' } });
      const { status, body, text } = await put(query);
      expect(text).not.toContain(secret);
      const expected =
        got === ''
          ? `${name} — expected nothing where something is written`
          : `populate — expected names of the document’s own parts (codes, source, review, retraction) where something is written; got ${got}`;
      expect([status, body.error?.message]).toEqual([400, expected]);
      const own = await put('populate=codes,source');
      expect([own.status, own.body.data.codes, own.body.data.source]).toEqual([200, [], null]);
    });

    it('and who may write by REST says in the same way what to store', async () => {
      const { status, body } = await (
        await createWriter(app())
      ).put(`/api/articles/${articleId}?status=draft`, { about: 'ketamine drips' });
      expect(status).toBe(200);
      expect(body.data).toMatchObject({ about: 'ketamine drips', publishedAt: null });
      const served = await app().request.get('/api/articles/open-title');
      expect(served.body.data.about).toBeNull();
    });
  },
  { content: 'tables' },
);
