import { createDatabase, databaseKinds } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { numbers, titlesIn, upTo } from '../support/ledger';
import { startApp, type RunningApp } from '../support/running-app';
import { createWriter } from '../support/writer';

/** `npm run crash-test` kills more often. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 2);
const writers = 6;
const most = { publishes: 200, acknowledged: 80 };

interface Target {
  /** Below `/api`. */
  path: string;
  /** That bears what is written. */
  field: 'title' | 'heading';
}

/** Publishes by several clients at once, kills the server at some moment of it, and tells what was acknowledged. */
const publishUntilKilled = async (
  app: RunningApp,
  { targets, accessKey, round }: { targets: Target[]; accessKey: string; round: number },
): Promise<string[]> => {
  const acknowledged: string[] = [];
  const killAfter = 1 + Math.floor(Math.random() * most.acknowledged);
  let next = 0;
  let stopped: Promise<void> | undefined;
  const publish = async (): Promise<void> => {
    while (next < most.publishes) {
      const title = `Title ${round}.${(next += 1)}`;
      const { path, field } = targets[next % targets.length]!;
      const answer = await fetch(`${app.url}/api/${path}`, {
        method: 'PUT',
        headers: { Authorization: `Bearer ${accessKey}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ data: { [field]: title } }),
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
        const targets = made.flatMap(({ article, one }): Target[] => [
          { path: `articles/${article}`, field: 'title' },
          { path: `sections/${one}`, field: 'heading' },
        ]);
        const { accessKey } = await createWriter(app);
        const acknowledged: string[] = [];
        for (let round = 1; round <= rounds; round += 1) {
          acknowledged.push(...(await publishUntilKilled(app, { targets, accessKey, round })));
          app = await startApp(kind, { on: database });
          const { changes, revisions } = await numbers(app);
          expect(changes).toEqual(upTo(changes.length));
          expect(revisions).toEqual(upTo(revisions.length));
          const rows = await app.query('api::revision.revision').findMany({ select: ['content'] });
          const written = titlesIn(rows.map(({ content }: { content: string }) => content));
          expect(acknowledged.filter((title) => !written.has(title))).toEqual([]);
          // Nor is there a change of what is not published.
          const subjects: { subject: string; subjectType: string }[] = await app
            .query('api::change.change')
            .findMany({
              select: ['subject', 'subjectType'],
              // Settings are in it too.
              where: { subjectType: { $startsWith: 'api::' } },
            });
          const uids = [...new Set(subjects.map(({ subjectType }) => subjectType))];
          const published = await Promise.all(
            uids.map((uid) => app.documents(uid).findMany({ status: 'published' })),
          );
          const there = new Set(
            published.flat().map(({ documentId }: { documentId: string }) => documentId),
          );
          expect(uids.sort()).toEqual(['api::article.article', 'api::section.section']);
          expect(subjects.filter(({ subject }) => !there.has(subject))).toEqual([]);
          // The last revision of each is what Strapi has published: neither is ahead of the other.
          for (const { article, slug } of made) {
            const { body } = await app.request.get(`/api/explainers/${slug}`);
            const stored = await app
              .documents('api::article.article')
              .findOne({ documentId: article, status: 'published', populate: ['sections'] });
            expect(body.data.title).toBe(stored.title);
            expect(body.data.sections.map(({ heading }: any) => heading).sort()).toEqual(
              stored.sections.map(({ heading }: any) => heading).sort(),
            );
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
