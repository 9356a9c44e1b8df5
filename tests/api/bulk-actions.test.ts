import { administratorAccount, loginAdministrator } from '../support/administrator';
import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

const sectionUid = 'api::section.section';
const bulk = `/content-manager/collection-types/${sectionUid}/actions`;

onEveryDatabase(
  'A bulk action in the admin panel is as good as one after the other',
  (app) => {
    let made = 0;
    /** An article with three main sections of three subsections each; only the article is published. */
    const createOutline = async () => {
      const slug = `outline-${(made += 1)}`;
      const writer = await createWriter(app());
      const article = await writer.post('/api/articles', { title: slug, slug });
      const sections: string[] = [];
      const create = async (heading: string, parent?: string): Promise<string> => {
        const { body } = await writer.post('/api/sections?status=draft', {
          heading,
          slug: heading,
          position: (sections.length + 1) * 10,
          level: parent === undefined ? 2 : 3,
          article: article.body.data.documentId,
          ...(parent === undefined ? {} : { parent }),
        });
        sections.push(body.data.documentId);
        return body.data.documentId;
      };
      for (const main of ['a', 'b', 'c']) {
        const parent = await create(main);
        for (const number of [1, 2, 3]) await create(`${main}${number}`, parent);
      }
      return { slug, sections };
    };
    const outlineOf = async (slug: string) => {
      const { body } = await app().request.get(
        `/api/sections?filters[article][slug]=${slug}&populate[parent][fields]=slug&sort=position`,
      );
      return body.data.map((row: { slug: string; parent: { slug: string } | null }) =>
        row.parent ? `${row.parent.slug}>${row.slug}` : row.slug,
      );
    };
    const whole = ['a', 'b', 'c'].flatMap((main) => [
      main,
      ...[1, 2, 3].map((number) => `${main}>${main}${number}`),
    ]);

    it('publishing a whole outline at once keeps every section under its parent, in any order', async () => {
      const administrator = await loginAdministrator(app());
      for (const inOrder of [(all: string[]) => all, (all: string[]) => [...all].reverse()]) {
        const { slug, sections } = await createOutline();
        expect(await outlineOf(slug)).toEqual([]);
        const { status, body } = await administrator.post(`${bulk}/bulkPublish`, {
          documentIds: inOrder(sections),
        });
        expect([status, body.count]).toEqual([200, 12]);
        expect(await outlineOf(slug)).toEqual(whole);
      }
    });

    it('publishing a published outline again changes nothing of it', async () => {
      const administrator = await loginAdministrator(app());
      const { slug, sections } = await createOutline();
      await administrator.post(`${bulk}/bulkPublish`, { documentIds: sections });
      expect(await outlineOf(slug)).toEqual(whole);
      const again = await administrator.post(`${bulk}/bulkPublish`, { documentIds: sections });
      expect(again.status).toBe(200);
      expect(await outlineOf(slug)).toEqual(whole);
    });

    it('unpublishing and publishing again gives the outline back', async () => {
      const administrator = await loginAdministrator(app());
      const { slug, sections } = await createOutline();
      await administrator.post(`${bulk}/bulkPublish`, { documentIds: sections });
      const withdrawn = await administrator.post(`${bulk}/bulkUnpublish`, {
        documentIds: sections,
      });
      expect(withdrawn.status).toBe(200);
      expect(await outlineOf(slug)).toEqual([]);
      await administrator.post(`${bulk}/bulkPublish`, { documentIds: sections });
      expect(await outlineOf(slug)).toEqual(whole);
    });

    it('publishes all or nothing where one of them is refused', async () => {
      const administrator = await loginAdministrator(app());
      const { slug, sections } = await createOutline();
      await app()
        .query(sectionUid)
        .update({
          where: { documentId: sections[5], publishedAt: { $null: true } },
          data: { heading: null },
        });
      const { status } = await administrator.post(`${bulk}/bulkPublish`, { documentIds: sections });
      expect(status).toBe(400);
      expect(await outlineOf(slug)).toEqual([]);
    });
  },
  { content: 'tables', environment: administratorAccount },
);
