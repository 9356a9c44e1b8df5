import type { Core } from '@strapi/strapi';
import { setTimeout as wait } from 'node:timers/promises';
import { installAwaitSqliteLock } from '../../../src/event-loop/await-sqlite-lock';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

/** A connection of better-sqlite3 in a transaction of knex's. */
const inTransaction = () => ({ __knexTxId: 'trx1', inTransaction: true });

/** Hands statements to a database that fails for as long as it is told to. */
const asking = (kind = 'sqlite') => {
  const state: { reason: Error | null; tries: number } = { reason: null, tries: 0 };
  class Client {
    async _query(_connection: unknown, { sql }: { sql: string }): Promise<string> {
      state.tries += 1;
      if (state.reason !== null) throw state.reason;
      return `done: ${sql}`;
    }
  }
  const client = new Client();
  installAwaitSqliteLock({
    db: { dialect: { client: kind }, connection: { client } },
  } as unknown as Core.Strapi);
  return { state, ask: (connection: object) => client._query(connection, { sql: 'UPDATE 1' }) };
};

describe('A statement that finds the file of SQLite locked by another process', () => {
  it('is tried again until it is free, while others are let in', async () => {
    const { state, ask } = asking();
    state.reason = failure('SQLITE_BUSY');
    const answered = ask(inTransaction());
    await wait(100);
    expect(state.tries).toBeGreaterThan(1);
    state.reason = null;
    expect(await answered).toBe('done: UPDATE 1');
  });

  it.each([
    ['when it is rolled back', { inTransaction: false }],
    ['when its connection is in another one', { __knexTxId: 'trx2' }],
  ])('is not done once its transaction has ended: %s', async (_, change) => {
    const { state, ask } = asking();
    state.reason = failure('SQLITE_BUSY');
    const connection = inTransaction();
    const answered = expect(ask(connection)).rejects.toThrow('SQLITE_BUSY');
    Object.assign(connection, change);
    state.reason = null;
    await answered;
    expect(state.tries).toBe(1);
  });

  it.each(['SQLITE_BUSY_SNAPSHOT', 'SQLITE_CONSTRAINT_UNIQUE'])(
    'and for no other reason: %s',
    async (code) => {
      const { state, ask } = asking();
      state.reason = failure(code);
      await expect(ask(inTransaction())).rejects.toThrow(code);
      expect(state.tries).toBe(1);
    },
  );

  it('nor on PostgreSQL', async () => {
    const { state, ask } = asking('postgres');
    state.reason = failure('SQLITE_BUSY');
    await expect(ask(inTransaction())).rejects.toThrow('SQLITE_BUSY');
    expect(state.tries).toBe(1);
  });
});
