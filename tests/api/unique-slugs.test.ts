import { createWriter } from '../support/writer';
import { onEveryDatabase, startApp } from '../support/running-app';

onEveryDatabase(
  'A slug is unique in the database itself',
  (app) => {
    const types = [
      ['articles', { title: 'Same title' }],
      ['conditions', { name: 'Same name' }],
      ['side-effects', { name: 'Same name', bodySystem: 'nervous' }],
      ['notices', { title: 'Same title', text: 'Text.' }],
      ['references', { title: 'Same title', citation: 'Citation.' }],
      ['contributors', { name: 'Same name' }],
    ] as const;

    it.each(types)(
      'when ten requests create the same one of %s at once, one gets it',
      async (path, data) => {
        const writer = await createWriter(app());
        const responses = await Promise.all(
          Array.from({ length: 10 }, () => writer.post(`/api/${path}`, data)),
        );
        const statuses = responses.map(({ status }) => status).sort();
        expect(statuses).toEqual([201, ...Array.from({ length: 9 }, () => 400)]);
        for (const { status, body } of responses) {
          if (status === 400) {
            expect(body).toMatchObject({
              data: null,
              error: { status: 400, name: 'ValidationError' },
            });
            expect(body.error.message).toMatch(/^slug — expected one that no other/);
          }
        }
        const { body } = await app().request.get(`/api/${path}?filters[slug][$startsWith]=same`);
        expect(body.data).toHaveLength(1);
      },
    );

    it('lets two articles have a section of the same slug, and one article only one', async () => {
      const writer = await createWriter(app());
      const [first, second] = await Promise.all(
        ['first', 'second'].map(
          async (slug) =>
            (await writer.post('/api/articles', { title: slug, slug })).body.data.documentId,
        ),
      );
      const section = { heading: 'History', position: 10, level: 2 };
      expect((await writer.post('/api/sections', { ...section, article: second })).status).toBe(
        201,
      );
      const responses = await Promise.all(
        Array.from({ length: 10 }, () =>
          writer.post('/api/sections', { ...section, article: first }),
        ),
      );
      expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(responses.filter(({ status }) => status === 400)).toHaveLength(9);
    });

    it('refuses to move a section into an article that has its slug, from either side, and changes nothing', async () => {
      const writer = await createWriter(app());
      const create = async (path: string, data: object) =>
        (await writer.post(`/api/${path}`, data)).body.data.documentId;
      const home = await create('articles', { title: 'Home' });
      const away = await create('articles', { title: 'Away' });
      const kept = await create('sections', {
        heading: 'Doses',
        position: 10,
        level: 2,
        article: home,
      });
      const other = await create('sections', {
        heading: 'Doses',
        position: 10,
        level: 2,
        article: away,
      });
      expect((await writer.put(`/api/sections/${other}`, { article: home })).status).toBe(400);
      expect(
        (await writer.put(`/api/articles/${home}`, { sections: { connect: [other] } })).status,
      ).toBe(400);
      const { body } = await app().request.get(
        `/api/sections?filters[slug]=doses&populate[article][fields]=slug`,
      );
      expect(
        body.data
          .map((row: { documentId: string; article: { slug: string } }) => [
            row.documentId,
            row.article.slug,
          ])
          .sort(),
      ).toEqual(
        [
          [kept, 'home'],
          [other, 'away'],
        ].sort(),
      );
    });

    it('makes a slug from the name where none is given', async () => {
      const writer = await createWriter(app());
      const { body } = await writer.post('/api/conditions', { name: 'Ménière’s disease (acute)' });
      expect(body.data.slug).toBe('menieres-disease-acute');
    });

    it('lets a document be published again and again under its slug', async () => {
      const writer = await createWriter(app());
      const { body } = await writer.post('/api/notices', { title: 'Again', text: 'One.' });
      const second = await writer.put(`/api/notices/${body.data.documentId}`, { text: 'Two.' });
      expect(second.status).toBe(200);
      expect((await app().request.get('/api/notices/again')).body.data.text).toBe('Two.');
    });

    it('names what stands twice, where a database from elsewhere has such rows', async () => {
      const row = { slug: 'twin', name: 'Twin', locale: 'en' };
      await app().sql('DROP INDEX contributors_slug_published_unique');
      await app()
        .query('api::contributor.contributor')
        .create({ data: { ...row, documentId: 'a' } });
      await app()
        .query('api::contributor.contributor')
        .create({ data: { ...row, documentId: 'b' } });
      await expect(
        startApp(app().database, { content: null, environment: app().environment }),
      ).rejects.toThrow(
        'slugs — expected each to stand once; rename or delete one of each of these in the database: contributor "twin" (en)',
      );
    });
  },
  { content: 'tables' },
);
