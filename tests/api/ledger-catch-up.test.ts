import { createDatabase, databaseKinds } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { revisionsOf } from '../support/ledger';
import { startApp } from '../support/running-app';

describe.each(databaseKinds)('What came or went without the ledger (%s)', (kind) => {
  it('is in it after the next start, and what did not change is not in it again', async () => {
    const database = await createDatabase(kind, 'tables');
    try {
      const app = await startApp(kind, { on: database });
      const { explainer, update } = explainerBuilder(app);
      const [came, went, stayed] = [await explainer(), await explainer(), await explainer()];
      await app.sql('DELETE FROM revisions WHERE explainer = ?', [came.article]);
      await app.sql('DELETE FROM articles WHERE document_id = ? AND published_at IS NOT NULL', [
        went.article,
      ]);
      // By hand at an address that readers were given for another, which would be refused to whoever publishes it.
      const [renamed, taker] = [await explainer(), await explainer()];
      await update('article', renamed.article, { slug: `${renamed.slug}-b` });
      await app.sql('UPDATE articles SET slug = ? WHERE document_id = ?', [
        ...[renamed.slug, taker.article],
      ]);
      await app.sql('DELETE FROM revisions WHERE explainer = ?', [taker.article]);
      const before = await revisionsOf(app, stayed.article);
      expect((await app.request.get(`/api/explainers/${came.slug}`)).status).toBe(404);
      expect((await app.request.get(`/api/explainers/${went.slug}`)).status).toBe(200);
      await app.stop();

      const again = await startApp(kind, { on: database });
      try {
        const [there, gone] = [
          await again.request.get(`/api/explainers/${came.slug}`),
          await again.request.get(`/api/explainers/${went.slug}`),
        ];
        expect([there.status, there.body.data.documentId]).toEqual([200, came.article]);
        expect([gone.status, gone.body.error.details.reason]).toEqual([
          410,
          'Withdrawn by the publisher',
        ]);
        expect(await revisionsOf(again, came.article)).toMatchObject([
          { kind: 'new', by: 'start' },
        ]);
        expect(await revisionsOf(again, stayed.article)).toEqual(before);
        const taken = await again.request.get(`/api/explainers/${renamed.slug}`);
        expect([taken.status, taken.body.data.documentId]).toEqual([200, taker.article]);
      } finally {
        await again.stop();
      }
    } finally {
      await database.remove();
    }
  });
});
