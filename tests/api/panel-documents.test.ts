import { explainerBuilder } from '../support/explainer-builder';
import { inPanel, panelUser, type PanelUser } from '../support/panel-user';
import { onEveryDatabase } from '../support/running-app';

const roles = ['strapi-author', 'strapi-editor', 'medical-reviewer'] as const;

const ofSingleTypes: ['get' | 'put' | 'post' | 'delete', rest: string][] = [
  ['get', ''],
  ['put', ''],
  ['delete', ''],
  ['post', '/actions/publish'],
  ['post', '/actions/unpublish'],
  ['post', '/actions/discard'],
  ['get', '/actions/countDraftRelations'],
];

const documentIds = (count: number): string[] =>
  Array.from({ length: count }, (_none, index) => `document-${index}`);

onEveryDatabase(
  'Documents are written and read in the panel by one way each',
  (app) => {
    const users: Record<string, PanelUser> = {};
    const as = (code: string): PanelUser => users[code]!;
    beforeAll(async () => {
      for (const code of roles) users[code] = await panelUser(app(), code);
    });
    const rows = async () =>
      app()
        .query('api::article.article')
        .findMany({ select: ['id', 'documentId', 'title', 'updatedAt'], orderBy: { id: 'asc' } });

    it.each(ofSingleTypes)('there is no single type: %s %s', async (method, rest) => {
      const { slug } = await explainerBuilder(app()).explainer();
      const before = await rows();
      for (const code of roles) {
        const path = `/content-manager/single-types/api::article.article${rest}`;
        const { status, body } = await (method === 'put' || method === 'post'
          ? as(code)[method](path, { title: 'Taken', discardDraft: true })
          : as(code)[method](path));
        expect([403, 404]).toContain(status);
        if (status === 404) expect(body.error.message).toContain('model — expected a single type');
      }
      expect(await rows()).toEqual(before);
      expect((await app().request.get(`/api/explainers/${slug}`)).status).toBe(200);
    });

    it('also for whoever may do it all to the type', async () => {
      const answers = [
        await as('strapi-editor').get('/content-manager/single-types/api::article.article'),
        await as('strapi-editor').put('/content-manager/single-types/api::article.article'),
        await as('strapi-editor').delete('/content-manager/single-types/api::article.article'),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    });

    it.each(['bulkPublish', 'bulkUnpublish', 'bulkDelete', 'bulkFindForValidation'])(
      '%s is of at most 100 documents, and of each once',
      async (action) => {
        const path = inPanel('article', `/actions/${action}`);
        const { article } = await explainerBuilder(app()).explainer();
        const before = await rows();
        for (const named of [
          undefined,
          [],
          'x',
          article,
          { 0: article },
          [1],
          [''],
          [null],
          [[article]],
          documentIds(101),
        ]) {
          const { status, body } = await as('strapi-editor').post(path, { documentIds: named });
          expect([named, status, body.error?.message]).toEqual([
            named,
            400,
            'documentIds — expected a list of 1 to 100 documentIds',
          ]);
        }
        expect(await rows()).toEqual(before);
        const { status, body } = await as('strapi-editor').post(path, {
          documentIds: [article, article],
        });
        expect([status, body.count ?? 1]).toEqual([200, 1]);
      },
    );

    it('what is counted before a publish is of as many', async () => {
      const path = inPanel('article', '/actions/countManyEntriesDraftRelations');
      const { article } = await explainerBuilder(app()).explainer();
      const author = as('strapi-author');
      const named = (all: string[]) =>
        all.map((documentId, index) => `documentIds[${index}]=${documentId}`).join('&');
      for (const query of [
        '',
        'documentIds=',
        `documentIds=${article}`,
        'documentIds[a]=b',
        'documentIds[$ne]=x',
        'documentIds[0][$ne]=x',
        named(documentIds(101)),
      ]) {
        const { status, body } = await author.get(`${path}?${query}`);
        expect([query, status, body.error?.name]).toEqual([query, 400, 'ValidationError']);
      }
      expect((await author.get(`${path}?${named(documentIds(100))}`)).status).toBe(404);
      expect((await author.get(`${path}?${named([article])}&locale=en`)).status).toBe(200);
    });

    it.each([
      ['get', '/content-manager/content-types/constructor/configuration', 404],
      ['get', '/content-manager/content-types/api::none.none/configuration', 404],
      ['get', '/content-manager/components/constructor/configuration', 404],
      ['get', '/content-manager/components/__proto__/configuration', 404],
      ['get', '/content-manager/collection-types/constructor', 403],
      ['get', '/content-manager/single-types/constructor', 403],
      ['post', '/content-manager/uid/generate', 400],
      ['post', '/content-manager/uid/check-availability', 400],
    ] as const)('a type that there is not is told: %s %s', async (method, path, expected) => {
      for (const contentTypeUID of ['constructor', 'api::none.none', 5, undefined]) {
        const sent = { contentTypeUID, field: 'slug', value: 'x', data: {} };
        const { status, body } = await (method === 'post'
          ? as('strapi-author').post(path, sent)
          : as('strapi-author').get(path));
        expect([path, status]).toEqual([path, expected]);
        if (expected !== 403) expect(body.error.message).toContain('expected the uid of a type');
      }
    });

    it('and one that there is answers as before', async () => {
      const author = as('strapi-author');
      // No type has a field of the kind that Strapi makes slugs for.
      const sent = { contentTypeUID: 'api::article.article', field: 'slug', value: 'x' };
      const { status, body } = await author.post('/content-manager/uid/check-availability', sent);
      expect([status, body.error?.message]).toEqual([400, expect.stringContaining('uid')]);
      expect(body.error.message).not.toContain('expected the uid of a type');
      for (const path of ['content-types/api::article.article', 'components/explainer.review'])
        expect((await author.get(`/content-manager/${path}/configuration`)).status).toBe(200);
    });
  },
  { content: 'tables' },
);
