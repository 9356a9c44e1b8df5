import { administratorAccount } from '../support/administrator';
import { breakablePostgres } from '../support/breakable-postgres';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { askFrom } from '../support/from-address';
import { startApp, type RunningApp } from '../support/running-app';

const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = administratorAccount;

describe('Instances on one PostgreSQL count together who tries to log in', () => {
  let database: TemporaryDatabase;
  let gate: Awaited<ReturnType<typeof breakablePostgres>>;
  let apps: RunningApp[];
  const start = (url?: string) =>
    startApp('postgres', {
      on: database,
      environment: {
        ...administratorAccount,
        ...(url === undefined ? {} : { DATABASE_URL: url }),
        ...{ LOGIN_ATTEMPTS: '4', LOGIN_ATTEMPTS_IN_ALL: '1000' },
      },
    });
  beforeAll(async () => {
    database = await createDatabase('postgres', 'tables');
    gate = await breakablePostgres(String(database.environment.DATABASE_URL));
    apps = [await start(), await start(gate.url)];
  });
  afterAll(async () => {
    for (const app of apps) await app.stop();
    gate.close();
    await database.remove();
  });

  const tryAt = (index: number, address: string, word = 'Wrong-horse-7') =>
    askFrom(apps[index]!, address, {
      method: 'POST',
      path: '/admin/login',
      json: { email, password: word },
    });

  it('so that each try counts at all of them', async () => {
    const statuses: number[] = [];
    for (let time = 0; time < 6; time += 1) {
      statuses.push((await tryAt(time % 2, '127.0.2.1')).status);
    }
    expect(statuses).toEqual([400, 400, 400, 400, 429, 429]);
  });

  it('also after another start, which drops nothing of it', async () => {
    await apps[0]!.stop();
    apps[0] = await start();
    expect((await tryAt(0, '127.0.2.1', password)).status).toBe(429);
    expect((await tryAt(0, '127.0.2.2', password)).status).toBe(200);
  });

  it('and what is over leaves no row', async () => {
    await apps[0]!.sql('UPDATE login_attempts SET ends_at = 1');
    expect((await tryAt(0, '127.0.2.3')).status).toBe(400);
    const { rows } = await apps[0]!.sql('SELECT "key" FROM login_attempts ORDER BY "key"');
    expect(rows).toEqual([{ key: 'login 127.0.2.3' }, { key: 'login of all' }]);
  });

  it('and with the database down it is said that it is', async () => {
    gate.breakDown();
    const { status, headers, text } = await tryAt(1, '127.0.2.4', password);
    expect([status, headers['retry-after']]).toEqual([503, '5']);
    expect(text).toContain('The database does not answer');
    gate.mend();
  });
});
