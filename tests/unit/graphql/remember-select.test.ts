import { rememberSelect } from '../../../src/graphql/batching/remember-select';

interface Written {
  sql: string;
  bindings: unknown[];
}

/** Writes what knex would, and counts how often. */
const writer = (rest: unknown[] = [0, 25]) => {
  const write = jest.fn((ids: readonly unknown[]) => ({
    toSQL: (): Written => ({
      sql: `select … in (${ids.map(() => '?').join(', ')})`,
      bindings: ['published', ...ids, ...rest],
    }),
  }));
  const strapi = {};
  const ask = (ids: readonly unknown[], form: object = { link: 'sections' }): Written =>
    rememberSelect(
      strapi as never,
      form,
      write as never,
      () => ({ toSQL: () => 'bare' }) as never,
      ids,
    ).toSQL() as never;
  return { ask, write };
};

describe('A statement for the rows of a level is written once for each form of it', () => {
  it('and asks for the rows of each level', () => {
    const { ask, write } = writer();
    for (const ids of [
      [7, 8, 9],
      ['a', 'b', 'c'],
    ]) {
      expect(ask(ids)).toEqual({
        sql: 'select … in (?, ?, ?)',
        bindings: ['published', ...ids, 0, 25],
      });
    }
    expect(write).toHaveBeenCalledTimes(1);
  });

  it('which is another for another form, and for as many rows as there are', () => {
    const { ask, write } = writer();
    ask([1, 2]);
    ask([1, 2], { link: 'sections', asked: ['slug'] });
    expect(ask([1, 2, 3]).bindings).toEqual(['published', 1, 2, 3, 0, 25]);
    expect(write).toHaveBeenCalledTimes(3);
  });

  it('nothing is remembered of what no text says, such as a date, nor for no rows', () => {
    const { ask, write } = writer();
    const form = { where: { publishedAt: { $gt: new Date(0) } } };
    expect([ask([1], form), ask([2], form)].map(({ bindings }) => bindings[1])).toEqual([1, 2]);
    expect(ask([]).bindings).toEqual(['published', 0, 25]);
    expect(write).toHaveBeenCalledTimes(3);
  });

  it('a statement that does not name its rows in a row is an error, and no other rows are read', () => {
    // Such as the first of them once more.
    const { ask } = writer([Number.MIN_SAFE_INTEGER]);
    expect(() => ask([1, 2])).toThrow(/^select — expected a statement with the ids/);
  });

  it('what is remembered is bounded', () => {
    const { ask, write } = writer();
    ask([1], { link: 'first' });
    const many = Array.from({ length: 3_000 }, (_, index) => index);
    for (let form = 0; form < 60; form += 1) ask(many, { link: form });
    const before = write.mock.calls.length;
    ask([1], { link: 'first' });
    expect(write).toHaveBeenCalledTimes(before + 1);
  });
});
