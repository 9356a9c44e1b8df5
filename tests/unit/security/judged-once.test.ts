import type { Core } from '@strapi/strapi';
import type { JudgedFigures } from '../../../src/ports/judged-figures';
import { installJudgedOnce } from '../../../src/security/judged-once';

type Judge = (query: object, schema: { uid: string }, options?: object) => Promise<any>;

const info = { type: 'content-api' };
const graphql = { info };

const judging = () => {
  const calls: string[] = [];
  const given: Record<string, unknown>[] = [];
  const judge =
    (name: string): Judge =>
    async (query, { uid }) => {
      calls.push(`${name} ${uid}`);
      if ('wrong' in query) throw new Error('Invalid key wrong');
      given.push({ ...query, by: calls.length });
      return given.at(-1);
    };
  const contentAPI = {
    validate: { query: judge('validate') },
    sanitize: { query: judge('sanitize') },
    permissions: { engine: { generateAbility: async () => ({}) } },
  };
  let route: object = graphql;
  const requestContext = { get: () => ({ state: { route } }) };
  let figures: () => JudgedFigures = () => {
    throw new Error('nothing was added');
  };
  const add = (_name: string, create: typeof figures): void => {
    figures = create;
  };
  installJudgedOnce({ contentAPI, requestContext, add } as unknown as Core.Strapi);
  const askBy = (other: object): void => {
    route = other;
  };
  return { contentAPI, calls, given, askBy, figures: () => figures() };
};

const ability = { can: () => true };
const anyone = { auth: { credentials: null, ability } };
const section = { uid: 'section' };

describe('What anyone asks is judged once', () => {
  it('whoever asks it in the same words, and each gets words of their own', async () => {
    const { contentAPI, calls } = judging();
    const answers = [];
    for (let time = 0; time < 3; time += 1) {
      await contentAPI.validate.query({ limit: 10, sort: ['slug'] }, section, anyone);
      const answer = await contentAPI.sanitize.query({ limit: 10, sort: ['slug'] }, section, {
        auth: { credentials: null, ability },
      });
      answers.push(JSON.stringify(answer));
      answer.sort.push('what whoever asked puts in');
    }
    expect(calls).toEqual(['validate section', 'sanitize section']);
    expect(new Set(answers)).toEqual(new Set(['{"limit":10,"sort":["slug"],"by":2}']));
  });

  it('in a copy, which holds nothing of what it was made of', async () => {
    const { contentAPI, given } = judging();
    await contentAPI.sanitize.query({ sort: ['slug'] }, section, anyone);
    Object.assign(given[0] ?? {}, { sort: ['what came to it later'] });
    const { sort } = await contentAPI.sanitize.query({ sort: ['slug'] }, section, anyone);
    expect([given.length, sort]).toEqual([1, ['slug']]);
  });

  it('and what was sanitized alone is validated', async () => {
    const { contentAPI, calls } = judging();
    await contentAPI.sanitize.query({ limit: 1 }, section, anyone);
    await contentAPI.validate.query({ limit: 1 }, section, anyone);
    expect(calls).toEqual(['sanitize section', 'validate section']);
  });

  it.each([
    ['other words', { limit: 2 }, section, anyone],
    ['another type', { limit: 1 }, { uid: 'article' }, anyone],
    ['other rights', { limit: 1 }, section, { auth: { credentials: null, ability: {} } }],
    ['somebody', { limit: 1 }, section, { auth: { credentials: { id: 1 }, ability } }],
    ['nobody who is known', { limit: 1 }, section, { auth: undefined }],
    ['a route', { limit: 1 }, section, { ...anyone, route: {} }],
    ['more said of how', { limit: 1 }, section, { ...anyone, locale: 'en' }],
    ['nothing said', { limit: 1 }, section, undefined],
  ])('but with %s by itself', async (_, query, schema, options) => {
    const { contentAPI, calls } = judging();
    await contentAPI.sanitize.query({ limit: 1 }, section, anyone);
    await contentAPI.sanitize.query(query, schema, options);
    expect(calls).toHaveLength(2);
  });

  it.each([
    ['a write by REST', { info, method: 'POST' }],
    ['the admin panel', { info: { type: 'admin' }, method: 'GET' }],
  ])('nor does it count for %s', async (_, route) => {
    const { contentAPI, calls, askBy } = judging();
    await contentAPI.validate.query({ limit: 1 }, section, anyone);
    askBy(route);
    await contentAPI.validate.query({ limit: 1 }, section, anyone);
    askBy(graphql);
    await contentAPI.validate.query({ limit: 1 }, section, anyone);
    expect(calls).toHaveLength(2);
  });

  it('by REST with what a route adds to the parameters, as strictly as is said', async () => {
    const { contentAPI, calls, askBy } = judging();
    const route = { info, method: 'GET' };
    askBy(route);
    const adding = { ...route, request: { query: { extra: {} } } };
    const manners = [{}, { route }, { route: adding }, { route, strictParams: true }];
    for (const manner of [...manners, ...manners]) {
      // Strapi makes a new one of each for each request.
      const own = 'route' in manner ? { ...manner, route: { ...manner.route } } : manner;
      await contentAPI.sanitize.query({ limit: 1 }, section, { ...anyone, ...own });
    }
    expect(calls).toHaveLength(4);
  });

  it.each([
    ['a date', { at: new Date(0) }, { at: new Date(0) }],
    ['a date and its text', { at: new Date(0) }, { at: new Date(0).toISOString() }],
    ['no number', { at: Number.NaN }, { at: null }],
    ['nothing in a list', { at: [undefined] }, { at: [null] }],
    // eslint-disable-next-line no-sparse-arrays -- what it is about
    ['a hole', { at: [,] }, { at: [null] }],
    ['what is long', { at: 'x'.repeat(2_000) }, { at: 'x'.repeat(2_000) }],
  ])('nor is %s known by its words', async (_, one, other) => {
    const { contentAPI, calls } = judging();
    await contentAPI.sanitize.query(one, section, anyone);
    await contentAPI.sanitize.query(other, section, anyone);
    expect(calls).toHaveLength(2);
  });

  it('and what is refused is refused each time', async () => {
    const { contentAPI, calls } = judging();
    for (const method of [contentAPI.validate.query, contentAPI.sanitize.query]) {
      await expect(method({ wrong: 1 }, section, anyone)).rejects.toThrow('Invalid key wrong');
      await expect(method({ wrong: 1 }, section, anyone)).rejects.toThrow('Invalid key wrong');
    }
    expect(calls).toHaveLength(4);
  });

  it('and what comes later pushes out what was asked long ago, but not what is asked again and again', async () => {
    const { contentAPI, calls, figures } = judging();
    for (let count = 0; count < 2_000; count += 1) {
      await contentAPI.validate.query({ often: true }, section, anyone);
      await contentAPI.validate.query({ count }, section, anyone);
    }
    expect(calls).toHaveLength(2_001);
    const { counts, characters, mostCharacters } = figures();
    expect(counts).toEqual({ remembered: 1_999, judged: 2_001 });
    expect(characters()).toBeLessThanOrEqual(mostCharacters);
    expect(characters()).toBeGreaterThan(mostCharacters / 2);
    await contentAPI.validate.query({ count: 1_999 }, section, anyone);
    expect(calls).toHaveLength(2_001);
    await contentAPI.validate.query({ count: 0 }, section, anyone);
    expect(calls).toHaveLength(2_002);
  });
});
