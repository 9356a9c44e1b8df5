import type { Response } from 'supertest';
import { administratorAccount, loginAdministrator } from '../support/administrator';
import { breakablePostgres } from '../support/breakable-postgres';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { inPanel } from '../support/panel-user';
import { startApp, type RunningApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';
import { createWriter, type Writer } from '../support/writer';

/** More than the pool has connections. */
const editors = 12;

type Save = () => Promise<Response>;

describe('An instance that freezes while it writes (postgres)', () => {
  let database: TemporaryDatabase;
  let gate: Awaited<ReturnType<typeof breakablePostgres>>;
  let frozen: RunningApp;
  let app: RunningApp;
  let writer: Writer;
  let writerOfFrozen: Writer;
  beforeAll(async () => {
    database = await createDatabase('postgres', 'tables');
    gate = await breakablePostgres(database.environment.DATABASE_URL ?? '');
    app = await startApp('postgres', { on: database, environment: administratorAccount });
    const through = { ...database.environment, DATABASE_URL: gate.url };
    frozen = await startApp('postgres', { on: { ...database, environment: through } });
    writer = await createWriter(app);
    writerOfFrozen = await createWriter(frozen);
  });
  afterAll(async () => {
    gate.close();
    await frozen.stop();
    await app.stop();
    await database.remove();
  });

  const locks = async (granted: boolean): Promise<number> => {
    const { rows } = await app.sql(
      `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = 5401202 AND granted = ${granted}
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    return rows.length;
  };
  const notice = (slug: string) => ({ slug, title: slug, kind: 'general', text: 'Words.' });

  const inBulk = async (): Promise<Save[]> => {
    const administrator = await loginAdministrator(app);
    const ways = ['bulkPublish', 'bulkUnpublish', 'bulkDelete', 'unpublish'];
    const saves: Save[] = [];
    for (let index = 0; index < editors; index += 1) {
      const { body } = await writer.post('/api/notices', notice(`in-the-panel-${index}`));
      const way = ways[index % ways.length]!;
      const { documentId } = body.data;
      const path = way === 'unpublish' ? `/${documentId}/actions/unpublish` : `/actions/${way}`;
      saves.push(() => administrator.post(inPanel('notice', path), { documentIds: [documentId] }));
    }
    return saves;
  };
  const byRest = async (): Promise<Save[]> =>
    Array.from(
      { length: editors },
      (_, index) => () => writer.post('/api/notices', notice(`saved-${index}`)),
    );

  it.each([
    ['saves', 201, byRest],
    ['publishes, withdraws and deletes in the panel', 200, inBulk],
  ] as const)(
    'keeps whoever %s waiting until its silent transaction is given up, and readers never',
    async (_way, done, prepare) => {
      const { slug } = await explainerBuilder(app).explainer();
      const saves = await prepare();
      const lostSlug = `of-the-frozen-${done}`;
      gate.hangAt('insert into "public"."changes"');
      let ofFrozen: number | undefined;
      const lost = writerOfFrozen.post('/api/notices', notice(lostSlug)).then(({ status }) => {
        ofFrozen = status;
      });
      await waitUntil('the lock is taken', async () => (await locks(true)) === 1);

      const statuses: number[] = [];
      const saving = saves.map(async (save) => {
        const { status } = await save();
        statuses.push(status);
      });
      await waitUntil('somebody waits for it', async () => (await locks(false)) > 0);
      for (let read = 0; read < editors; read += 1) {
        // With a cookie, so that it is computed.
        const paths = [
          `/api/explainers/${slug}`,
          `/api/articles?filters[slug]=${slug}`,
          '/api/sections',
        ];
        for (const path of paths)
          expect((await app.request.get(path).set('Cookie', 'a=b')).status).toBe(200);
      }
      expect(statuses).toEqual([]);

      await Promise.all(saving);
      expect(statuses).toEqual(Array.from({ length: editors }, () => done));
      await lost;
      expect(ofFrozen).toBe(503);

      gate.mend();
      await waitUntil('it serves again', async () => {
        return (await frozen.request.get('/readyz')).status === 200;
      });
      expect((await app.request.get(`/api/notices?filters[slug]=${lostSlug}`)).body.data).toEqual(
        [],
      );
      expect((await writerOfFrozen.post('/api/notices', notice(lostSlug))).status).toBe(201);
    },
  );
});
