import { breakablePostgres } from '../support/breakable-postgres';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { startApp, type RunningApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';

describe('Connections that lead nowhere, while others would be let through (postgres)', () => {
  let database: TemporaryDatabase;
  let gate: Awaited<ReturnType<typeof breakablePostgres>>;
  let app: RunningApp;
  beforeAll(async () => {
    database = await createDatabase('postgres', 'tables');
    gate = await breakablePostgres(database.environment.DATABASE_URL ?? '');
    const through = { ...database.environment, DATABASE_URL: gate.url };
    app = await startApp('postgres', { on: { ...database, environment: through } });
  });
  afterAll(async () => {
    gate.close();
    await app.stop();
    await database.remove();
  });

  it('are ended, and who was asked on them is told to ask again', async () => {
    const { slug } = await explainerBuilder(app).explainer();
    // With a cookie, so that it is computed.
    const read = async () =>
      (await app.request.get(`/api/articles?filters[slug]=${slug}`).set('Cookie', 'a=b')).status;
    expect(await Promise.all(Array.from({ length: 10 }, read))).toEqual(Array(10).fill(200));

    gate.forgetOpen();
    const statuses = await Promise.all(Array.from({ length: 10 }, read));
    expect(statuses).toContain(503);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    let answered = 0;
    await waitUntil('it answers all', async () => {
      answered = (await read()) === 200 ? answered + 1 : 0;
      return answered === 20;
    });
  });

  it('are told from those on which the database works for long', async () => {
    const { rows } = await app.sql("SELECT 'slept' AS slept FROM pg_sleep(6)");
    expect(rows).toEqual([{ slept: 'slept' }]);
  });
});
