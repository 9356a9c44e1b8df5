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

    it('a change in one language leaves the derived text of that language its own', async () => {
      const { writer, section } = await createExplainer('languages');
      await app().service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
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
