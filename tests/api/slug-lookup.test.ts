import { onEveryDatabase } from '../support/running-app';

onEveryDatabase(
  'An address takes a documentId or a slug',
  (app) => {
    let article: { documentId: string };
    beforeAll(async () => {
      article = await app()
        .documents('api::article.article')
        .create({ data: { title: 'One', slug: 'one' } });
      await app().documents('api::article.article').publish({ documentId: article.documentId });
      for (const slug of ['one', 'two']) {
        const parent =
          slug === 'one'
            ? article
            : await app()
                .documents('api::article.article')
                .create({ data: { title: slug, slug } });
        await app().documents('api::article.article').publish({ documentId: parent.documentId });
        const section = await app()
          .documents('api::section.section')
          .create({
            data: {
              heading: 'Shared',
              slug: 'shared',
              position: 10,
              level: 2,
              article: parent.documentId,
            },
          });
        await app().documents('api::section.section').publish({ documentId: section.documentId });
      }
    });

    it('REST gives the same article by either', async () => {
      const bySlug = await app().request.get('/api/articles/one');
      const byDocumentId = await app().request.get(`/api/articles/${article.documentId}`);
      expect(bySlug.status).toBe(200);
      expect(bySlug.body).toEqual(byDocumentId.body);
      expect(bySlug.body.data.documentId).toBe(article.documentId);
    });

    it('GraphQL gives it by slug too', async () => {
      const { data } = await app().graphql('{ article(documentId: "one") { documentId } }');
      expect(data.article.documentId).toBe(article.documentId);
    });

    it('GraphQL gives a section by the slug that it alone has, and says what to ask where others have it', async () => {
      const documents = app().documents('api::section.section');
      const { documentId } = await documents.create({
        data: {
          ...{ heading: 'Alone', slug: 'alone', position: 20, level: 2 },
          article: article.documentId,
        },
      });
      await documents.publish({ documentId });
      const alone = await app().graphql('{ section(documentId: "alone") { documentId slug } }');
      expect(alone.data.section).toEqual({ documentId, slug: 'alone' });
      const shared = await app().graphql('{ section(documentId: "shared") { documentId } }');
      expect(shared.data?.section ?? null).toBeNull();
      expect(shared.errors?.[0]?.message).toContain('several articles');
    });

    it('answers 404 for a slug that nothing published has', async () => {
      const { status, body } = await app().request.get('/api/articles/nothing-here');
      expect(status).toBe(404);
      expect(body).toMatchObject({ data: null, error: { status: 404, name: 'NotFoundError' } });
    });

    it('says what to use instead where a section slug stands in two articles', async () => {
      const { status, body } = await app().request.get('/api/sections/shared');
      expect(status).toBe(400);
      expect(body.error.message).toContain('filters[article][slug]');
      const filtered = await app().request.get(
        '/api/sections?filters[article][slug]=two&filters[slug]=shared',
      );
      expect(filtered.body.data).toHaveLength(1);
    });
  },
  { content: 'tables' },
);
