import type { Core } from '@strapi/strapi';
import { sanitize } from '@strapi/utils';
import { pause } from '../../../src/event-loop/pause';
import { installDocumentPauses } from '../../../src/event-loop/pause-between-documents';
import { installStatementPauses } from '../../../src/event-loop/pause-between-statements';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Longer than what is done without a pause. */
const work = (): void => {
  const end = performance.now() + 3;
  while (performance.now() < end);
};

/** How many turns others had until it was done. */
const countTurns = async (working: Promise<unknown>): Promise<number> => {
  const state = { isDone: false };
  const done = working.then(() => (state.isDone = true));
  let turns = 0;
  while (!state.isDone) {
    await turn();
    turns += 1;
  }
  await done;
  return turns;
};

describe('A pause', () => {
  it('is taken where there was none for long, and not again right after it', async () => {
    await turn();
    work();
    const first = pause();
    expect(first).toBeInstanceOf(Promise);
    await first;
    expect(pause()).toBeUndefined();
    work();
    expect(pause()).toBeInstanceOf(Promise);
    await pause();
  });

  it('is shared by those who ask before it is over', async () => {
    work();
    const first = pause();
    expect(first).toBeInstanceOf(Promise);
    expect(pause()).toBe(first);
    await first;
  });

  it('is taken before a statement on SQLite, of a transaction too, of those that are asked for together, and none overtakes another', async () => {
    const executed: string[] = [];
    class Client {
      async _query(_connection: unknown, statement: string): Promise<void> {
        executed.push(statement);
        work();
      }
    }
    const client = new Client();
    const strapiWith = (kind: string) =>
      ({ db: { dialect: { client: kind }, connection: { client } } }) as unknown as Core.Strapi;
    // As knex makes the client of a transaction (`lib/execution/transaction.js`).
    const ofTransaction = (): Client => Object.create(client.constructor.prototype) as Client;
    const statements = ['insert 1', 'insert 2', 'insert 3', 'COMMIT'];
    const execute = async (one: Client) => {
      for (const statement of statements) await one._query(undefined, statement);
    };

    installStatementPauses(strapiWith('postgres'));
    expect(await countTurns(execute(ofTransaction()))).toBeLessThan(3);
    installStatementPauses(strapiWith('sqlite'));
    expect(await countTurns(execute(client))).toBeGreaterThan(3);
    expect(await countTurns(execute(ofTransaction()))).toBeGreaterThan(3);
    executed.length = 0;
    const transaction = ofTransaction();
    const together = Promise.all(
      statements.map(async (statement) => transaction._query(undefined, statement)),
    );
    expect(await countTurns(together)).toBeGreaterThan(3);
    expect(executed).toEqual(statements);
  });

  it('is taken between the documents that Strapi makes ready', async () => {
    const output: never[] = [];
    const strapi = {
      sanitizers: { add: (_: string, sanitizer: never) => output.push(sanitizer) },
    } as unknown as Core.Strapi;
    const getModel = () => ({ uid: 'api::a.a', modelType: 'contentType', attributes: {} }) as never;
    const { output: makeReady } = sanitize.createAPISanitizers({
      getModel,
      sanitizers: { output },
    });
    const documents = Array.from({ length: 8 }, (_, number) => ({
      get title() {
        work();
        return `Document ${number}`;
      },
    }));
    const ready = () => makeReady(documents, getModel());
    expect(await countTurns(ready())).toBeLessThan(3);
    installDocumentPauses(strapi);
    expect(await countTurns(ready())).toBeGreaterThan(6);
    expect(await ready()).toHaveLength(8);
  });
});
