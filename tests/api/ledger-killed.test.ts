import { createDatabase, databaseKinds } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { numbers, titlesIn, upTo } from '../support/ledger';
import { startApp, type RunningApp } from '../support/running-app';
import { createWriter } from '../support/writer';

/** `npm run crash-test` kills more often. */
const rounds = Number(process.env.CRASH_ROUNDS ?? 2);
const writers = 6;
const least = 12;
const most = { publishes: 200, acknowledged: 80 };

interface Target {
  /** Below `/api`. */
  path: string;
  /** That bears what is written. */
  field: 'title' | 'heading';
}

/** Documents without a published version, by what was last acknowledged of each. */
interface Drafts {
  named: Map<string, string>;
  gone: Set<string>;
}

/** Makes, saves and deletes drafts; what it was at when no answer came is in neither. */
const workOnDrafts = ({ named, gone }: Drafts, url: string, headers: Record<string, string>) => {
  const send = (method: string, documentId: string, given?: object) =>
    fetch(`${url}/api/contributors/${documentId}${method === 'DELETE' ? '' : '?status=draft'}`, {
      method,
      headers,
      ...(given && { body: JSON.stringify({ data: given }) }),
    }).catch(() => null);
  const take = (): string | undefined => {
    const [documentId] = named.keys();
    if (documentId !== undefined) named.delete(documentId);
    return documentId;
  };
  const create = async (name: string) => {
    const answer = await send('POST', '', { name, slug: name.toLowerCase().replace(/\W/g, '-') });
    if (answer?.status === 201) {
      const { data } = (await answer.json()) as { data: { documentId: string } };
      named.set(data.documentId, name);
    }
    return answer;
  };
  const save = async (documentId: string, name: string) => {
    const answer = await send('PUT', documentId, { name });
    if (answer?.status === 200) named.set(documentId, name);
    return answer;
  };
  const remove = async (documentId: string) => {
    const answer = await send('DELETE', documentId);
    if (answer?.status === 204) gone.add(documentId);
    return answer;
  };
  let turn = 0;
  return async (name: string) => {
    const kind = (turn += 1) % 4;
    const taken = kind === 0 || kind === 1 ? undefined : take();
    if (taken === undefined) return create(name);
    return kind === 2 ? save(taken, name) : remove(taken);
  };
};

/** Publishes by several clients at once, kills the server at some moment of it, and tells what was acknowledged. */
const publishUntilKilled = async (
  app: RunningApp,
  {
    targets,
    drafts,
    accessKey,
    round,
  }: { targets: Target[]; drafts: Drafts; accessKey: string; round: number },
): Promise<string[]> => {
  const headers = { Authorization: `Bearer ${accessKey}`, 'Content-Type': 'application/json' };
  const work = workOnDrafts(drafts, app.url, headers);
  const acknowledged: string[] = [];
  const killAfter = least + Math.floor(Math.random() * (most.acknowledged - least));
  let next = 0;
  let stopped: Promise<void> | undefined;
  const publish = async (): Promise<void> => {
    while (next < most.publishes) {
      const title = `Title ${round}.${(next += 1)}`;
      const { path, field } = targets[next % targets.length]!;
      const answer = await fetch(`${app.url}/api/${path}`, {
        method: 'PUT',
        headers,
        body: JSON.stringify({ data: { [field]: title } }),
      }).catch(() => null);
      if (answer === null) return;
      if (answer.status === 200) acknowledged.push(title);
      const beside = await work(title).catch(() => null);
      if (beside === null) return;
      if (beside.status >= 300)
        throw new Error(`${beside.url}: ${beside.status} ${await beside.text()}`);
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
        const drafts: Drafts = { named: new Map(), gone: new Set() };
        for (let round = 1; round <= rounds; round += 1) {
          acknowledged.push(
            ...(await publishUntilKilled(app, { targets, drafts, accessKey, round })),
          );
          app = await startApp(kind, { on: database });
          const { changes, revisions } = await numbers(app);
          expect(changes).toEqual(upTo(changes.length));
          expect(revisions).toEqual(upTo(revisions.length));
          const rows = await app.query('api::revision.revision').findMany({ select: ['content'] });
          const written = titlesIn(rows.map(({ content }: { content: string }) => content));
          expect(acknowledged.filter((title) => !written.has(title))).toEqual([]);
          const kept = await app.documents('api::contributor.contributor').findMany({});
          const names = new Map(kept.map(({ documentId, name }: any) => [documentId, name]));
          for (const [id, name] of drafts.named) expect([id, names.get(id)]).toEqual([id, name]);
          expect([...drafts.gone].filter((id) => names.has(id))).toEqual([]);
          // Nor is there a change of what is not published.
          const subjects: { subject: string; subjectType: string }[] = await app
            .query('api::change.change')
            .findMany({
              select: ['subject', 'subjectType'],
              // Settings are in it too, and that a draft was deleted.
              where: { subjectType: { $startsWith: 'api::', $ne: 'api::contributor.contributor' } },
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
        expect(drafts.named.size).toBeGreaterThan(0);
        expect(drafts.gone.size).toBeGreaterThan(0);
        if (rounds > 2)
          process.stdout.write(`${kind}: ${rounds} rounds, ${acknowledged.length} kept\n`);
      } finally {
        await database.remove();
      }
    },
    120_000 * (rounds + 1),
  );
});
