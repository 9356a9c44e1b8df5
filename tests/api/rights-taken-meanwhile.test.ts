import { Client } from 'pg';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { startApp, type RunningApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';

const publicPermission = 'plugin::users-permissions.permission';
const finding = { action: 'api::notice.notice.find', role: { type: 'public' } };

describe('A right that is taken from the public while somebody reads what was there before (postgres)', () => {
  let database: TemporaryDatabase;
  let app: RunningApp;
  let other: Client;

  beforeAll(async () => {
    database = await createDatabase('postgres', 'tables');
    app = await startApp('postgres', { on: database });
    other = new Client({ connectionString: database.environment.DATABASE_URL });
    await other.connect();
  });
  afterAll(async () => {
    await other.end();
    await app.stop();
    await database.remove();
  });

  it('is taken from everybody who asks after it', async () => {
    await explainerBuilder(app).explainer();
    const { accessKey } = await app.service('admin::api-token', 'create', {
      ...{ name: 'views', description: '', type: 'custom', lifespan: null },
      permissions: ['api::partner.partner.findViews'],
    });
    expect((await app.request.get('/api/notices')).status).toBe(200);

    await other.query('BEGIN; LOCK TABLE notices IN ACCESS EXCLUSIVE MODE');
    // What is public is open to every token: what is, is asked for in the transaction that has read the sections.
    const reading = app.request
      .get('/api/sections?populate=notices')
      .set('Authorization', `Bearer ${accessKey}`)
      .then(({ status }) => status);
    await waitUntil('a reader waits for the table', async () => {
      const { rows } = await other.query('SELECT 1 FROM pg_locks WHERE NOT granted');
      return rows.length > 0;
    });
    await app.query(publicPermission).delete({ where: finding });
    await other.query('ROLLBACK');
    expect(await reading).toBe(200);

    expect((await app.request.get('/api/notices')).status).toBe(403);
    const { errors } = await app.graphql('{ notices { slug } }');
    expect(errors?.[0].extensions.code).toBe('FORBIDDEN');
  });
});
