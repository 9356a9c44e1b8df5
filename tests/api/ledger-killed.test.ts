import { createDatabase, databaseKinds } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { numbers, upTo } from '../support/ledger';
import { startApp } from '../support/running-app';
import { createWriter } from '../support/writer';

const publishes = 200;
const killAfter = 80;

describe.each(databaseKinds)('A server that is killed while it publishes (%s)', (kind) => {
  it('has every publish that it acknowledged in the ledger, nothing else, and starts unaided', async () => {
    const database = await createDatabase(kind, 'tables');
    try {
      const app = await startApp(kind, { on: database });
      const { explainer } = explainerBuilder(app);
      const articles = [await explainer(), await explainer(), await explainer(), await explainer()];
      const { accessKey } = await createWriter(app);
      const acknowledged: string[] = [];
      let next = 0;
      let stopped: Promise<void> | undefined;
      const publish = async (): Promise<void> => {
        while (next < publishes) {
          const title = `Title ${(next += 1)}`;
          const { article } = articles[next % articles.length]!;
          const answer = await fetch(`${app.url}/api/articles/${article}`, {
            method: 'PUT',
            headers: { Authorization: `Bearer ${accessKey}`, 'Content-Type': 'application/json' },
            body: JSON.stringify({ data: { title } }),
          }).catch(() => null);
          if (answer === null) return;
          if (answer.status === 200) acknowledged.push(title);
          if (acknowledged.length >= killAfter) stopped ??= app.stop();
        }
      };
      await Promise.all([1, 2, 3, 4, 5, 6].map(publish));
      await stopped;
      expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
      expect(acknowledged.length).toBeLessThan(publishes);

      const again = await startApp(kind, { on: database });
      try {
        const { changes, revisions } = await numbers(again);
        expect(changes).toEqual(upTo(changes.length));
        expect(revisions).toEqual(upTo(revisions.length));
        const rows = await again.query('api::revision.revision').findMany({ orderBy: 'sequence' });
        const titles = rows.map(({ content }: { content: string }) => JSON.parse(content).title);
        expect(titles).toEqual(expect.arrayContaining(acknowledged));
        // The last revision of each is what Strapi has published: neither is ahead of the other.
        for (const { article, slug } of articles) {
          const { body } = await again.request.get(`/api/explainers/${slug}`);
          const published = await again
            .documents('api::article.article')
            .findOne({ documentId: article, status: 'published' });
          expect(body.data.title).toBe(published.title);
        }
      } finally {
        await again.stop();
      }
    } finally {
      await database.remove();
    }
  });
});
