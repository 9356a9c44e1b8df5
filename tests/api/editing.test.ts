import { createWriter } from '../support/writer';
import { onEveryDatabase } from '../support/running-app';

const articleUid = 'api::article.article';
const sectionUid = 'api::section.section';

onEveryDatabase(
  'Editing keeps documents whole',
  (app) => {
    const createExplainer = async (slug: string) => {
      const writer = await createWriter(app());
      const article = await writer.post('/api/articles', { title: slug, slug });
      const { documentId } = article.body.data;
      const section = await writer.post('/api/sections', {
        heading: 'Doses',
        position: 10,
        level: 2,
        body: 'Some text.',
        article: documentId,
      });
      return { writer, article: documentId, section: section.body.data.documentId };
    };
    const addGerman = async () => {
      const known = await app().service('plugin::i18n.locales', 'find');
      if (known.some(({ code }: { code: string }) => code === 'de')) return;
      await app().service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
    };
    const served = async (slug: string) => {
      const { body } = await app().request.get(`/api/sections?filters[article][slug]=${slug}`);
      return body.data.map(({ heading }: { heading: string }) => heading);
    };

    it('unpublishing an article withdraws its sections, deleting it deletes them', async () => {
      const { article } = await createExplainer('withdrawn');
      expect(await served('withdrawn')).toEqual(['Doses']);
      await app().documents(articleUid).unpublish({ documentId: article });
      const { body } = await app().request.get('/api/sections?filters[heading]=Doses');
      expect(body.data).toEqual([]);
      await app().documents(articleUid).delete({ documentId: article });
      expect(await app().query(sectionUid).count()).toBe(0);
    });

    it.each([
      ['contributors', { name: 'Dr. Before' }, { name: 'Dr. After' }],
      ['conditions', { name: 'Before' }, { name: 'After' }],
    ])(
      'a new name leaves the slug as it was, by which others link: %s',
      async (type, data, then) => {
        const writer = await createWriter(app());
        const { body } = await writer.post(`/api/${type}`, data);
        const { documentId, slug } = body.data;
        const renamed = await writer.put(`/api/${type}/${documentId}`, then);
        expect(renamed.body.data).toMatchObject({ ...then, slug });
      },
    );

    it('publishing an article again keeps its sections', async () => {
      const { writer, article } = await createExplainer('republished');
      await writer.put(`/api/articles/${article}`, { title: 'New title' });
      expect(await served('republished')).toEqual(['Doses']);
    });

    it('duplicating an article or a section takes nothing from the original', async () => {
      const { article, section } = await createExplainer('original');
      const documents = app().documents(articleUid);
      await documents.clone({ documentId: article, data: { slug: 'copy', title: 'Copy' } });
      const drafts = await app()
        .query(sectionUid)
        .findMany({
          where: { documentId: section, publishedAt: { $null: true } },
          populate: { article: true },
        });
      expect(drafts[0].article.slug).toBe('original');
      await app()
        .documents(sectionUid)
        .clone({ documentId: section, data: { slug: 'doses-copy' } });
      expect(
        await app()
          .query(sectionUid)
          .count({ where: { slug: 'doses-copy' } }),
      ).toBe(1);
    });

    it('a writer may create a draft, which nobody sees', async () => {
      const { writer } = await createExplainer('with-draft');
      const { status } = await writer.post('/api/articles?status=draft', { title: 'Only a draft' });
      expect(status).toBe(201);
      expect((await app().request.get('/api/articles/only-a-draft')).status).toBe(404);
    });

    it('withdrawing a section withdraws the sections below it', async () => {
      const { writer, article, section } = await createExplainer('subtree');
      const below = await writer.post('/api/sections', {
        heading: 'Below',
        position: 20,
        level: 3,
        article,
        parent: section,
      });
      await writer.post('/api/sections', {
        heading: 'Further below',
        position: 30,
        level: 4,
        article,
        parent: below.body.data.documentId,
      });
      expect(await served('subtree')).toHaveLength(3);
      await app().documents(sectionUid).unpublish({ documentId: section });
      expect(await served('subtree')).toEqual([]);
    });

    it('deleting a section withdraws the sections below it, and keeps their drafts', async () => {
      const { writer, article, section } = await createExplainer('deleted-holder');
      const create = async (heading: string, level: number, parent: string): Promise<string> => {
        const data = { heading, position: level * 10, level, article, parent };
        return (await writer.post('/api/sections', data)).body.data.documentId;
      };
      const below = await create('Below', 3, section);
      await create('Further below', 4, below);
      const moved = await create('Moved away', 3, section);
      await app()
        .documents(sectionUid)
        .update({ documentId: moved, data: { parent: null } });
      expect(await served('deleted-holder')).toHaveLength(4);
      await app().documents(sectionUid).delete({ documentId: section });
      expect(await served('deleted-holder')).toEqual(['Moved away']);
      const drafts = await app()
        .query(sectionUid)
        .findMany({ where: { article: { slug: 'deleted-holder' }, publishedAt: null } });
      expect(drafts.map(({ heading }: { heading: string }) => heading).sort()).toEqual([
        'Below',
        'Further below',
        'Moved away',
      ]);
    });

    it('deleting an article withdraws a section that an editor has moved away, and leaves it to its new article', async () => {
      const { writer, article, section } = await createExplainer('moved-from');
      const other = await writer.post('/api/articles', { title: 'moved-to', slug: 'moved-to' });
      await app()
        .documents(sectionUid)
        .update({ documentId: section, data: { article: other.body.data.documentId } });
      await app().documents(articleUid).delete({ documentId: article });
      const rows = await app()
        .query(sectionUid)
        .findMany({ where: { documentId: section }, populate: { article: true } });
      expect(rows.map((row: any) => [row.publishedAt, row.article.slug])).toEqual([
        [null, 'moved-to'],
      ]);
    });

    it('deleting one language of an article leaves the sections of the others', async () => {
      const { article, section } = await createExplainer('two-languages');
      await addGerman();
      await app()
        .documents(articleUid)
        .update({ documentId: article, locale: 'de', data: { title: 'Zwei Sprachen' } });
      await app()
        .documents(sectionUid)
        .update({ documentId: section, locale: 'de', data: { heading: 'Dosis', article } });
      await app().documents(articleUid).delete({ documentId: article, locale: 'de' });
      const rows = await app()
        .query(sectionUid)
        .findMany({ where: { documentId: section } });
      expect(rows.map((row: any) => row.locale)).toEqual(['en', 'en']);
      expect(await served('two-languages')).toEqual(['Doses']);
    });

    it('a translation gets a slug made from its own name', async () => {
      const { section } = await createExplainer('translated');
      await addGerman();
      const update = { documentId: section, locale: 'de', data: { heading: 'Übliche Dosis' } };
      await app().documents(sectionUid).update(update);
      const rows = await app()
        .query(sectionUid)
        .findMany({ where: { documentId: section, locale: 'de' } });
      expect(rows.map((row: any) => row.slug)).toEqual(['ubliche-dosis']);
      await app()
        .documents(sectionUid)
        .update({ ...update, data: { heading: 'Dosen' } });
      const [renamed] = await app()
        .query(sectionUid)
        .findMany({ where: { documentId: section, locale: 'de' } });
      expect([renamed.heading, renamed.slug]).toEqual(['Dosen', 'ubliche-dosis']);
    });

    it('a copy with a text of its own gets its own HTML and mentions', async () => {
      const { writer, section } = await createExplainer('copied');
      const condition = await writer.post('/api/conditions', { name: 'Hiccups', slug: 'hiccups' });
      await writer.put(`/api/sections/${section}`, {
        body: 'Hiccups and more.',
        mentions: [{ quote: 'Hiccups', condition: condition.body.data.documentId }],
      });
      await app()
        .documents(sectionUid)
        .clone({ documentId: section, data: { slug: 'copy', body: 'No more hiccups: Hiccups.' } });
      const [copy] = await app()
        .query(sectionUid)
        .findMany({
          where: { slug: 'copy' },
          populate: { mentions: { populate: { condition: true } } },
        });
      expect(copy.bodyHtml).toBe('<p>No more hiccups: Hiccups.</p>');
      expect(
        copy.mentions.map((mention: any) => [
          mention.start,
          mention.section,
          mention.condition.slug,
        ]),
      ).toEqual([[17, 'copy', 'hiccups']]);
      const { body } = await app().request.get(
        `/api/sections/${section}?populate[mentions][populate]=condition`,
      );
      expect(body.data.mentions).toMatchObject([{ start: 0, condition: { slug: 'hiccups' } }]);
    });

    it('a change in one language leaves the derived text of that language its own', async () => {
      const { writer, section } = await createExplainer('languages');
      await addGerman();
      await app()
        .documents(sectionUid)
        .update({
          documentId: section,
          locale: 'de',
          data: { heading: 'Dosis', slug: 'dosis', body: 'Deutsch.' },
        });
      const { body } = await writer.put(`/api/sections/${section}`, { heading: 'Dosing' });
      expect(body.data).toMatchObject({ heading: 'Dosing', bodyText: 'Some text.' });
    });
  },
  { content: 'tables' },
);
