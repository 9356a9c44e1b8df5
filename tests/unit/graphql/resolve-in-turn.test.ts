import { GraphQLNonNull, GraphQLString, parse, type GraphQLResolveInfo } from 'graphql';
import { resolveInTurn } from '../../../src/graphql/batching/resolve-in-turn';

const infoOf = (query: string) =>
  ({
    operation: parse(query).definitions[0],
    returnType: new GraphQLNonNull(GraphQLString),
  }) as GraphQLResolveInfo;
const info = infoOf('{ a b c d }');

/** In which turn of the event loop each field began, and in which what it found was there. */
const turnsOf = async (fields: number, contextOf: (field: number) => object) => {
  let turn = 0;
  let isOver = false;
  const count = (): void => {
    turn += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const began: number[] = [];
  const there: number[] = [];
  await Promise.all(
    Array.from({ length: fields }, async (_, field) => {
      const resolve = resolveInTurn(async () => {
        began[field] = turn;
        return `found ${field}`;
      });
      expect(await resolve(undefined, {}, contextOf(field), info)).toBe(`found ${field}`);
      there[field] = turn;
    }),
  );
  isOver = true;
  return { began, there };
};

describe('Fields at the top of a query', () => {
  it('begin one after the other, and what they found is there one after the other', async () => {
    const context = {};
    const { began, there } = await turnsOf(4, () => context);
    expect(new Set(began).size).toBe(4);
    expect(new Set(there).size).toBe(4);
    expect(began).toEqual([...began].sort((one, other) => one - other));
  });

  it('do not wait for those of another request', async () => {
    const { began } = await turnsOf(4, () => ({}));
    expect(new Set(began).size).toBe(1);
  });

  it('do not begin when one that cannot be null has failed', async () => {
    const context = {};
    let began = 0;
    const failing = resolveInTurn(async () => {
      throw new Error('no');
    });
    const other = resolveInTurn(async () => (began += 1));
    const [first, second] = await Promise.allSettled([
      failing(undefined, {}, context, info),
      other(undefined, {}, context, info),
    ]);
    expect(first).toMatchObject({ status: 'rejected', reason: new Error('no') });
    expect([second, began]).toEqual([{ status: 'fulfilled', value: null }, 0]);
    expect(await other(undefined, {}, {}, info)).toBe(1);
  });

  it('begin at once where there is one alone', () => {
    let hasBegun = false;
    const resolve = resolveInTurn(() => (hasBegun = true));
    void resolve(undefined, {}, {}, infoOf('{ a }'));
    expect(hasBegun).toBe(true);
  });
});
