import { setTimeout as wait } from 'node:timers/promises';
// @ts-expect-error better-sqlite3 ships without types.
import Sqlite from 'better-sqlite3';
import { administratorAccount, loginAdministrator } from '../support/administrator';
import { cacheStatus } from '../support/cache-status';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { startApp, type RunningApp } from '../support/running-app';
import { createWriter, type Writer } from '../support/writer';

/** As an import writes: what it has written is in the file when it commits. */
const write = 'BEGIN IMMEDIATE; UPDATE conditions SET updated_at = updated_at + 1';

const explainer = '/api/explainers/how-ketamine-infusions-work';

describe('While another process has the lock on the file of the database (sqlite)', () => {
  let database: TemporaryDatabase;
  let app: RunningApp;
  let writer: Writer;
  let other: any;

  beforeAll(async () => {
    database = await createDatabase('sqlite', 'content');
    app = await startApp('sqlite', { on: database, environment: administratorAccount });
    writer = await createWriter(app);
    other = new Sqlite(database.environment.DATABASE_FILENAME);
  });
  afterAll(async () => {
    other.close();
    await app.stop();
    await database.remove();
  });

  const conditions = '/content-manager/collection-types/api::condition.condition';
  const create = (slug: string) =>
    app
      .documents('api::reference.reference')
      .create({ data: { title: slug, citation: 'R', slug } });

  it('a write waits, and whoever reads meanwhile does not', async () => {
    await app.request.get(explainer);
    other.exec(write);
    let isWritten = false;
    const writing = create('waits').finally(() => (isWritten = true));
    for (let time = 0; time < 30; time += 1) {
      const kept = await app.request.get(explainer);
      expect([kept.status, cacheStatus(kept)]).toEqual([200, 'hit']);
      expect((await app.request.get('/healthz')).status).toBe(200);
    }
    expect(isWritten).toBe(false);
    other.exec('COMMIT');
    const { documentId } = await writing;
    expect(await app.documents('api::reference.reference').findOne({ documentId })).toMatchObject({
      slug: 'waits',
    });
  });

  it.each([
    ['publishes', (id: string) => `${id}/actions/publish`],
    ['publishes many', () => 'actions/bulkPublish'],
    ['withdraws many', () => 'actions/bulkUnpublish'],
    ['deletes many', () => 'actions/bulkDelete'],
  ])('as does an editor who %s, whatever the panel has read before', async (what, path) => {
    const administrator = await loginAdministrator(app);
    const { documentId } = await app
      .documents('api::condition.condition')
      .create({ data: { name: what, slug: what.replace(' ', '-') } });
    other.exec(write);
    const committing = wait(500).then(() => other.exec('COMMIT'));
    const answered = await administrator.post(`${conditions}/${path(documentId)}`, {
      documentIds: [documentId],
    });
    await committing;
    expect([answered.status, answered.body.error]).toEqual([200, undefined]);
  });

  it('and one that waits in vain is told to come again, and leaves nothing', async () => {
    other.exec(write);
    const data = { title: 'In vain', citation: 'R', slug: 'in-vain' };
    const answer = await writer.post('/api/references', data);
    other.exec('COMMIT');
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
    expect(
      await app.documents('api::reference.reference').count({ filters: { slug: 'in-vain' } }),
    ).toBe(0);
    expect(await create('in-vain')).toMatchObject({ slug: 'in-vain' });
  });
});
