import type { GraphQLResolveInfo } from 'graphql';
import type { Level, LevelQuery, Linked } from '../../../src/graphql/batching/level';
import { createLevelResolver } from '../../../src/graphql/batching/level-resolver';

const path = { key: 'articles', prev: undefined, typename: 'Query' };
const info = {
  path: { key: 'sections', prev: { key: 0, prev: path }, typename: 'Article' },
} as unknown as GraphQLResolveInfo;
const ability = { can: () => true };
const anyone = { state: { auth: { credentials: null, ability } } };
const field = { name: 'Article.sections', args: { pagination: {} }, context: anyone, info };
const query: LevelQuery = {
  uid: 'api::article.article',
  attribute: 'sections',
  given: { limit: 10, offset: 0, where: { slug: 'one' } },
};

/** As Strapi's resolver does: it loads by the level, and gives what it was given. */
const resolving = () => {
  const resolve = createLevelResolver();
  const asked: string[] = [];
  const createLevel = (isLoaded: boolean) => {
    const queries: LevelQuery[] = [];
    const level = {
      blank: undefined as Linked | undefined,
      async load(given: LevelQuery) {
        queries.push(given);
        level.blank = [];
        return level.blank;
      },
      get onlyQuery() {
        return isLoaded && queries.length === 1 ? queries[0] : undefined;
      },
    };
    return { level: level as unknown as Level, queries };
  };
  return {
    asked,
    resolve: async (
      change: Partial<typeof field> = {},
      { given = query, isLoaded = true, times = 1, make = (loaded: unknown) => loaded } = {},
    ) => {
      const { level, queries } = createLevel(isLoaded);
      const resolved = await resolve(level, { ...field, ...change }, async () => {
        asked.push('resolver');
        let loaded: unknown;
        for (let time = 0; time < times; time += 1) loaded = await level.load(given);
        return make(loaded);
      });
      return { resolved, queries };
    },
  };
};

describe('What a level comes to', () => {
  it('is asked of the resolver once, and then of the database by what it asked for', async () => {
    const { resolve, asked } = resolving();
    const first = await resolve();
    const again = await resolve();
    expect(asked).toHaveLength(1);
    expect(again).toEqual(first);
    expect(again).toEqual({ resolved: [], queries: [query] });
  });

  it('in a copy of its own', async () => {
    const { resolve } = resolving();
    const given = structuredClone(query);
    await resolve({}, { given });
    Object.assign(given, { attribute: 'changed later' });
    expect((await resolve()).queries).toEqual([query]);
  });

  const withTop = (said: object) => ({
    ...anyone,
    rootQueryArgsByPath: new Map([['articles', said]]),
  });

  it.each([
    ['another field', { name: 'Section.conditions' }],
    ['other arguments', { args: { pagination: { limit: 1 } } }],
    ['arguments that JSON has no form for', { args: { at: new Date(0) } }],
    ['other rights', { context: { state: { auth: { credentials: null, ability: {} } } } }],
    ['somebody', { context: { state: { auth: { credentials: { id: 1 }, ability } } } }],
    ['nobody who is known', { context: { state: {} } }],
    ['a field at the top that says more', { context: withTop({ status: 'draft' }) }],
  ])('but with %s of the resolver', async (_, change) => {
    const { resolve, asked } = resolving();
    await resolve();
    await resolve(change as Partial<typeof field>);
    expect(asked).toHaveLength(2);
  });

  it('is known by the field at the top, whatever else stands there', async () => {
    const { resolve, asked } = resolving();
    await resolve({ context: withTop({ status: 'draft' }) });
    await resolve({ context: withTop({ status: 'published' }) });
    await resolve({ context: withTop({ status: 'draft' }) });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['could not be loaded as a whole', { isLoaded: false }],
    ['was made of more than one query', { times: 2 }],
    ['is more than the rows', { make: (nodes: unknown) => ({ nodes }) }],
    [
      'was asked for by more than plain values',
      { given: { ...query, given: { where: query.attribute, at: new Date(0) } } },
    ],
  ])('is asked each time where it %s', async (_, how) => {
    const { resolve, asked } = resolving();
    await resolve({}, how);
    await resolve({}, how);
    expect(asked).toHaveLength(2);
  });

  it('and so is what was refused', async () => {
    const { resolve, asked } = resolving();
    const refuse = () => {
      throw new Error('Invalid key wrong');
    };
    for (let time = 0; time < 2; time += 1) {
      await expect(resolve({}, { make: refuse })).rejects.toThrow('Invalid key wrong');
    }
    expect(asked).toHaveLength(2);
  });

  it('and what was used longest ago goes first', async () => {
    const { resolve, asked } = resolving();
    for (let limit = 1; limit <= 600; limit += 1) {
      await resolve({ args: { pagination: { limit } } });
    }
    await resolve({ args: { pagination: { limit: 600 } } });
    expect(asked).toHaveLength(600);
    await resolve({ args: { pagination: { limit: 1 } } });
    expect(asked).toHaveLength(601);
  });
});
