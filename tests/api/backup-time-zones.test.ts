import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandWell } from '../support/command-line';
import { createDatabase, databaseKinds, type DatabaseKind } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { startApp, type RunningApp } from '../support/running-app';
import { createWriter } from '../support/writer';

const newYork = { TZ: 'America/New_York' };
const kolkata = { TZ: 'Asia/Kolkata' };
const ways = databaseKinds.flatMap((from) => databaseKinds.map((to) => ({ from, to })));

/** What depends on an instant: whose token is still one, when it ends, and what was published when. */
const readInstants = async (app: RunningApp, slug: string) => {
  const tokens = await app.query('admin::api-token').findMany({ orderBy: 'id' });
  const { body } = await app.request.get(`/api/articles/${slug}`);
  const { data } = (await app.request.get(`/api/explainers/${slug}/revisions`)).body;
  return {
    tokens: tokens.map(({ name, expiresAt }: { name: string; expiresAt: string | null }) => [
      name,
      expiresAt === null ? null : new Date(expiresAt).toISOString(),
    ]),
    published: body.data.publishedAt,
    revisions: data,
  };
};

describe.each(ways)(
  'A backup of $from in one time zone that is restored on $to in another',
  ({ from, to }) => {
    it('has the same instants', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'explainer-zones-'));
      const archive = join(folder, 'backup.tar.gz');
      const source = await createDatabase(from, 'tables');
      const target = await createDatabase(to, null);
      const started: RunningApp[] = [];
      const start = async (kind: DatabaseKind, on: typeof source, environment: typeof newYork) => {
        const app = await startApp(kind, { on, environment });
        started.push(app);
        return app;
      };
      try {
        const app = await start(from, source, newYork);
        await createWriter(app);
        const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
        const tokens = app.query('admin::api-token');
        const { id } = await tokens.findOne({});
        await tokens.update({ where: { id }, data: { expiresAt: inAnHour } });
        const { slug } = await explainerBuilder(app).explainer();
        const before = await readInstants(app, slug);
        expect(before.tokens).toEqual([[expect.any(String), inAnHour]]);
        await runCommandWell({ ...source.environment, ...newYork }, 'backup', [
          '--output',
          archive,
        ]);
        await runCommandWell({ ...target.environment, ...kolkata }, 'restore', [archive]);
        const restored = await start(to, target, kolkata);
        expect(await readInstants(restored, slug)).toEqual(before);
      } finally {
        for (const app of started) await app.stop();
        await Promise.all([source.remove(), target.remove()]);
        await rm(folder, { recursive: true, force: true });
      }
    });
  },
);
