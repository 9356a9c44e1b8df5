import { breakablePostgres } from '../support/breakable-postgres';
import { administer, createDatabase, type TemporaryDatabase } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { dataOf, doorsTo, numberIn } from '../support/read-doors';
import { startApp, type RunningApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';

describe('An earlier state of the database that is put back under an instance that serves (postgres)', () => {
  let database: TemporaryDatabase;
  let gate: Awaited<ReturnType<typeof breakablePostgres>>;
  let app: RunningApp;
  let name = '';
  beforeAll(async () => {
    database = await createDatabase('postgres', 'tables');
    const url = database.environment.DATABASE_URL ?? '';
    name = new URL(url).pathname.slice(1);
    gate = await breakablePostgres(url);
    const through = { ...database.environment, DATABASE_URL: gate.url };
    const environment = { PUBLIC_URL: 'https://explainers.example' };
    app = await startApp('postgres', { on: { ...database, environment: through }, environment });
  });
  afterAll(async () => {
    await app.stop();
    gate.close();
    await database.remove();
    for (const suffix of ['earlier', 'lost'])
      await administer(`DROP DATABASE IF EXISTS ${name}_${suffix} WITH (FORCE)`);
  });

  const whileNobodyIsConnected = async (...statements: string[]) => {
    gate.breakDown();
    await waitUntil('nobody is connected', async () => {
      const ended = administer(statements[0] ?? '').then(
        () => true,
        (error: unknown) => {
          if (!String(error).includes('being accessed by other users')) throw error;
          return false;
        },
      );
      return ended;
    });
    for (const statement of statements.slice(1)) await administer(statement);
  };
  const newestNumber = async (of: RunningApp): Promise<number> =>
    Number((await of.sql('SELECT MAX(sequence) AS number FROM changes')).rows[0].number);

  it('is what is answered from then on, though its ledger has come to the same number', async () => {
    const { explainer, update } = explainerBuilder(app);
    const made = await explainer(dataOf(0));
    const doors = Object.entries(doorsTo(made.slug));
    const untilKept = (round: number) =>
      waitUntil(`round ${round} is answered from memory everywhere`, async () => {
        // Of what answers 503 there is nothing to read.
        const reads = Promise.all(doors.map(async ([, door]) => door(app.url)));
        const answers = await reads.catch(() => undefined);
        return (
          answers?.every(
            ({ text, status }) => numberIn(text) === round && status === 'explainer; hit',
          ) === true
        );
      });
    await untilKept(0);
    await whileNobodyIsConnected(`CREATE DATABASE ${name}_earlier TEMPLATE ${name}`);
    gate.mend();
    await untilKept(0);
    await waitUntil('it may write again', async () => {
      const answer = await update('article', made.article, dataOf(1)).catch(() => undefined);
      return answer !== undefined;
    });
    await untilKept(1);
    const number = await newestNumber(app);

    await whileNobodyIsConnected(
      `ALTER DATABASE ${name} RENAME TO ${name}_lost`,
      `ALTER DATABASE ${name}_earlier RENAME TO ${name}`,
    );
    const other = await startApp('postgres', { on: database });
    await explainerBuilder(other).update('article', made.article, dataOf(2));
    expect(await newestNumber(other)).toBe(number);
    await other.stop();
    gate.mend();

    await untilKept(2);
  });
});
