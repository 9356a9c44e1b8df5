import { createDatabase, databaseKinds } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { numbers, unpackedText, upTo } from '../support/ledger';
import { startApp, type RunningApp } from '../support/running-app';
import { createWriter } from '../support/writer';

/** `npm run crash-test` kills more often. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 2);
const writers = 6;
const most = { publishes: 200, acknowledged: 80 };

/** Publishes by several clients at once, kills the server at some moment of it, and tells what was acknowledged. */
const publishUntilKilled = async (
  app: RunningApp,
  { articles, accessKey, round }: { articles: string[]; accessKey: string; round: number },
): Promise<string[]> => {
  const acknowledged: string[] = [];
  const killAfter = 1 + Math.floor(Math.random() * most.acknowledged);
  let next = 0;
  let stopped: Promise<void> | undefined;
  const publish = async (): Promise<void> => {
    while (next < most.publishes) {
      const title = `Title ${round}.${(next += 1)}`;
      const answer = await fetch(`${app.url}/api/articles/${articles[next % articles.length]!}`, {
        method: 'PUT',
        headers: { Authorization: `Bearer ${accessKey}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ data: { title } }),
      }).catch(() => null);
      if (answer === null) return;
      if (answer.status === 200) acknowledged.push(title);
      // In the middle of what the others are at.
      if (acknowledged.length >= killAfter) stopped ??= app.stop();
    }
  };
  await Promise.all(Array.from({ length: writers }, publish));
  await stopped;
  expect(acknowledged.length).toBeGreaterThanOrEqual(killAfter);
  expect(acknowledged.length).toBeLessThan(most.publishes);
  return acknowledged;
};

describe.each(databaseKinds)('A server that is killed while it publishes (%s)', (kind) => {
  it(
    'has every publish that it acknowledged in the ledger, nothing else, and starts unaided',
    async () => {
      const database = await createDatabase(kind, 'tables');
      try {
        let app = await startApp(kind, { on: database });
        const { explainer } = explainerBuilder(app);
        const explainers = [1, 2, 3, 4].map(() => explainer());
        const made = await Promise.all(explainers);
        const articles = made.map(({ article }) => article);
        const { accessKey } = await createWriter(app);
        const acknowledged: string[] = [];
        for (let round = 1; round <= rounds; round += 1) {
          acknowledged.push(...(await publishUntilKilled(app, { articles, accessKey, round })));
          app = await startApp(kind, { on: database });
          const { changes, revisions } = await numbers(app);
          expect(changes).toEqual(upTo(changes.length));
          expect(revisions).toEqual(upTo(revisions.length));
          const rows = await app.query('api::revision.revision').findMany({ select: ['content'] });
          const titles = new Set(
            rows.map(
              ({ content }: { content: string }) =>
                JSON.parse(unpackedText(content)).title as string,
            ),
          );
          expect(acknowledged.filter((title) => !titles.has(title))).toEqual([]);
          // The last revision of each is what Strapi has published: neither is ahead of the other.
          for (const { article, slug } of made) {
            const { body } = await app.request.get(`/api/explainers/${slug}`);
            const published = await app
              .documents('api::article.article')
              .findOne({ documentId: article, status: 'published' });
            expect(body.data.title).toBe(published.title);
          }
        }
        await app.stop();
        if (rounds > 2)
          process.stdout.write(`${kind}: ${rounds} rounds, ${acknowledged.length} kept\n`);
      } finally {
        await database.remove();
      }
    },
    120_000 * (rounds + 1),
  );
});
