import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase } from '../support/running-app';

onEveryDatabase(
  'Whoever shows a valid token reads at least what everybody reads',
  (app) => {
    let made = 0;
    const tokenOf = async (type: string, given: object = {}): Promise<string> => {
      const { accessKey } = await app().service('admin::api-token', 'create', {
        ...{ name: `reader ${(made += 1)}`, description: '', type, lifespan: null },
        ...given,
      });
      return accessKey;
    };
    const get = (path: string, key?: string) => {
      const request = app().request.get(path);
      return key === undefined ? request : request.set('Authorization', `Bearer ${key}`);
    };
    let open: string[];
    let revision: string;

    beforeAll(async () => {
      const { explainer, update, create } = explainerBuilder(app());
      const condition = await create('condition', { name: 'Depression', slug: 'depression' });
      const { slug, article, one } = await explainer();
      await update('section', one, { conditions: [condition] });
      const before = await get(`/api/explainers/${slug}`);
      await update('article', article, { title: 'Another' });
      const after = await get(`/api/explainers/${slug}`);
      revision = after.body.meta.revision;
      open = [
        '/api/explainers',
        ...['', '/sections/one', '/side-effects', '/conditions/depression', '/revisions'].map(
          (path) => `/api/explainers/${slug}${path}`,
        ),
        `/api/explainers/${slug}/revisions/${before.body.meta.revision}...${revision}`,
        '/api/changes',
        `/api/articles/${article}?populate=sections`,
        '/api/sections',
        '/api/side-effects',
      ];
    });

    it.each([
      ['read-only', {}],
      ['custom', { permissions: ['api::partner.partner.findViews'] }],
      ['custom', { permissions: ['api::article.article.find'] }],
      ['full-access', {}],
    ])('one of type %s, with %j', async (type, given) => {
      const key = await tokenOf(type, given);
      for (const path of open) {
        const without = await get(path);
        expect([path, without.status]).toEqual([path, 200]);
        const { status, body } = await get(path, key);
        expect([path, status, body]).toEqual([path, 200, without.body]);
      }
      const { body } = await app()
        .request.post('/graphql')
        .set('Authorization', `Bearer ${key}`)
        .send({ query: '{ articles { sections { slug } } changes { nodes { slug } } }' });
      expect(body.data.articles[0].sections).toHaveLength(2);
      expect(body.errors).toBeUndefined();
    });

    it('and no more: drafts, and what is withheld, are for those who were given the right', async () => {
      const key = await tokenOf('custom', { permissions: ['api::partner.partner.findViews'] });
      for (const path of [
        '/api/articles?status=draft',
        `${open[1]}/withheld`,
        `${open[1]}?format=text&withheld=true`,
      ]) {
        expect([path, (await get(path, key)).status]).toEqual([path, 403]);
      }
      const written = await app()
        .request.post('/api/articles')
        .set('Authorization', `Bearer ${key}`)
        .send({ data: { title: 'T', slug: 't' } });
      expect(written.status).toBe(403);
    });

    it('one that is wrong, or has expired, is a 401 everywhere that says what to do', async () => {
      const expired = await tokenOf('full-access', { lifespan: 604_800_000 });
      await app().sql(
        `UPDATE strapi_api_tokens SET expires_at = ${Date.now() - 1_000}`.replace(/\d+$/, (past) =>
          app().database === 'postgres' ? `to_timestamp(${past} / 1000.0)` : past,
        ),
      );
      for (const [key, what] of [
        ['no-such-token', 'Missing or invalid credentials'],
        [expired, 'The token has expired'],
      ] as const) {
        for (const path of [...open, '/api/partners/views']) {
          const { status, body } = await get(path, key);
          expect([path, status, body.error?.message]).toEqual([
            path,
            401,
            `${what} — expected an API token that is valid, as Authorization: Bearer …; what is public is read without that header`,
          ]);
        }
        const { status, body } = await app()
          .request.post('/graphql')
          .set('Authorization', `Bearer ${key}`)
          .send({ query: '{ changes { hasMore } }' });
        expect([status, body.errors[0].message]).toEqual([401, expect.stringContaining(what)]);
      }
    });

    it('a header of another scheme is of a proxy in front, and nothing to us', async () => {
      for (const path of open) {
        const { status } = await app().request.get(path).set('Authorization', 'Basic dTpw');
        expect([path, status]).toEqual([path, 200]);
      }
    });
  },
  { content: 'tables' },
);
