import { breakablePostgres } from '../support/breakable-postgres';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { readFigures } from '../support/figures';
import { startApp, type RunningApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';

const names = ['known_number', 'newest_number', 'lag', 'caught_up', 'heard_seconds'] as const;

describe('How far an instance is behind the ledger (postgres)', () => {
  let database: TemporaryDatabase;
  let gate: Awaited<ReturnType<typeof breakablePostgres>>;
  let other: RunningApp;
  let app: RunningApp;
  beforeAll(async () => {
    database = await createDatabase('postgres', 'tables');
    gate = await breakablePostgres(database.environment.DATABASE_URL ?? '');
    other = await startApp('postgres', { on: database });
    const through = { ...database.environment, DATABASE_URL: gate.url };
    app = await startApp('postgres', { on: { ...database, environment: through } });
  });
  afterAll(async () => {
    await app.stop();
    gate.close();
    await other.stop();
    await database.remove();
  });

  /** All of them are told, or else the test does not go on: one that is not there would read as 0. */
  const read = async () => {
    const { text } = await app.request.get('/metrics');
    const figure = await readFigures(app);
    return Object.fromEntries(
      names.map((name) => {
        expect(text).toMatch(new RegExp(`^explainer_ledger_${name} `, 'm'));
        return [name, figure(`explainer_ledger_${name}`)];
      }),
    ) as Record<(typeof names)[number], number>;
  };
  const untilCaughtUp = (isCaughtUp: boolean) =>
    waitUntil(`caught up: ${isCaughtUp}`, async () => {
      const { text } = await app.request.get('/metrics');
      return text.includes(`\nexplainer_ledger_caught_up ${isCaughtUp ? 1 : 0}\n`);
    });

  it('is told while it hears nothing of others, whatever it writes itself, and is nothing again when it hears', async () => {
    await untilCaughtUp(true);
    await explainerBuilder(other).explainer();
    await waitUntil('it has heard', async () => (await read()).lag === 0);
    const before = await read();
    expect(before.known_number).toBe(before.newest_number);

    // Its pool goes on; who listens is cut off.
    gate.cutAt('LISTEN explainer_ledger');
    await untilCaughtUp(false);
    expect((await read()).lag).toBe(0);
    let last = before;
    for (const publishes of [other, other, app, app]) {
      await explainerBuilder(publishes).explainer();
      const now = await read();
      expect(now.newest_number).toBeGreaterThan(last.newest_number);
      expect([now.caught_up, now.known_number]).toEqual([0, before.known_number]);
      expect(now.lag).toBe(now.newest_number - before.newest_number);
      expect(now.heard_seconds).toBeGreaterThan(last.heard_seconds);
      last = now;
    }

    gate.cutAt(null);
    await untilCaughtUp(true);
    const after = await read();
    expect([after.lag, after.known_number]).toEqual([0, last.newest_number]);
  });
});
