import type { Core } from '@strapi/strapi';
import { WaitedTooLong } from '../../../src/database/waited-too-long';
import { writeInTurn } from '../../../src/database/write-in-turn';

/** One of PostgreSQL whose pool has a connection only after so many milliseconds. */
const connectedAfter = (milliseconds: number) => {
  const statements: string[] = [];
  const trx = { raw: async (statement: string) => void statements.push(statement) };
  const db = {
    dialect: { client: 'postgres' },
    connection: { emit: () => undefined },
    inTransaction: () => false,
    getSchemaName: () => 'public',
    transaction: async (work: (given: object) => Promise<unknown>) => {
      await new Promise((later) => setTimeout(later, milliseconds));
      return work({ trx });
    },
  };
  return { strapi: { db } as unknown as Core.Strapi, statements };
};

describe('A write that waited for a connection', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('waits for the lock on content for what is left of its 30 s', async () => {
    const { strapi, statements } = connectedAfter(10_000);
    const written = writeInTurn(strapi, async () => 'written');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await written).toBe('written');
    expect(statements).toEqual([expect.stringContaining(`lock_timeout = '20000ms'; SELECT pg_`)]);
  });

  it('is refused where nothing is left, and not done', async () => {
    const { strapi, statements } = connectedAfter(30_001);
    const work = jest.fn(async () => 'written');
    const refused = expect(writeInTurn(strapi, work)).rejects.toThrow(WaitedTooLong);
    await jest.advanceTimersByTimeAsync(30_001);
    await refused;
    expect([work.mock.calls, statements]).toEqual([[], []]);
  });
});
