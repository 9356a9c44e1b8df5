import { createWriter } from '../support/writer';
import { onEveryDatabase } from '../support/running-app';

onEveryDatabase(
  'No explainer gets an address that is a page of the server’s own',
  (app) => {
    it.each(['builder', 'v1'])(
      '%s is refused as a slug, given or made of the title',
      async (slug) => {
        const writer = await createWriter(app());
        const other = await writer.post('/api/articles', { title: `Not ${slug}` });
        const refused = [
          await writer.post('/api/articles', { title: 'T', slug }),
          await writer.post('/api/articles', { title: slug }),
          await writer.put(`/api/articles/${other.body.data.documentId}`, { slug }),
        ];
        for (const { status, body } of refused) {
          expect([status, body.error.name]).toEqual([400, 'ValidationError']);
          expect(body.error.message).toContain(`slug — expected another than "${slug}"`);
        }
        // What is not at the top of an address may be called so.
        const section = {
          heading: slug,
          position: 10,
          level: 2,
          article: other.body.data.documentId,
        };
        expect((await writer.post('/api/sections', section)).status).toBe(201);
      },
    );
  },
  { content: 'tables' },
);
