import { parse } from 'qs';
import { judgeSearch } from '../../../src/security/judge-search';

/** As Strapi has it parsed. */
const understood = (search: string) =>
  parse(search, { strictNullHandling: true, arrayLimit: 100, depth: 20 });

describe('A parameter that the parser of the query string leaves out', () => {
  it.each([
    ['filters[constructor]=1', 'filters'],
    ['filters[slug=x][constructor]=1', 'filters'],
    ['filters%5Bslug=x%5d%5Bconstructor%5D=1', 'filters'],
    ['filters%5Bconstructor%5D%E0=1', 'filters'],
    ['sort=slug&toString', 'toString'],
    ['filters[__proto__][slug]=x', 'filters'],
    ['%00[toString]=x', '"\\u0000"'],
  ])('is refused by its name in ?%s', (search, name) => {
    const others = search.split('&').slice(0, -1).join('&');
    expect(understood(search)).toEqual(understood(others));
    expect(judgeSearch(`?${search}`)).toBe(
      `${name} — expected no part of a parameter that is named like a property of every object`,
    );
  });

  it.each([
    ['=x', {}, 'query — expected the name of a parameter before each “=”'],
    ['[wait]=30', { wait: '30' }, '[wait] — expected the name of a parameter before its first'],
    ['%5Bwait%5D=30', { wait: '30' }, '[wait] — expected the name of a parameter before'],
    ['[toString]=x', {}, '[toString] — expected the name of a parameter before its first bracket'],
    ['filters[slug]a=x', { filters: { slug: 'x' } }, 'filters — expected a bracket or a value'],
    ['filters[slug].title=x', { filters: { slug: 'x' } }, 'filters — expected a bracket'],
    ['filters[slug]]=x', { filters: { slug: 'x' } }, 'filters — expected a bracket or a value'],
    ['filters[slug]a[$ne]=x', { filters: { slug: { $ne: 'x' } } }, 'filters — expected a bracket'],
  ])('or in part, as in ?%s, is refused with what is wrong', (search, rest, message) => {
    expect(understood(search)).toEqual(rest);
    expect(judgeSearch(`?${search}`)).toContain(message);
  });

  it.each([
    ['filters[slug][$ne]=x&filters[slug]=', 'filters[slug]'],
    ['filters[slug][$ne]=x&_q=y&filters', 'filters'],
    ['fields[0]=slug&fields=', 'fields'],
    ['fields[]=slug&fields', 'fields'],
  ])('is an empty one beside what is in its brackets: ?%s', (search, name) => {
    const others = search.slice(0, search.lastIndexOf('&'));
    expect(understood(search)).toEqual(understood(others));
    expect(judgeSearch(`?${search}`)).toBe(
      `${name} — expected a value, or nothing beside what is in its brackets`,
    );
  });

  it('is any after a thousand, empty ones counted', () => {
    const last = (before: number) => `${'&'.repeat(before)}sort=slug`;
    expect([understood(last(999)), understood(last(1_000))]).toEqual([{ sort: 'slug' }, {}]);
    expect(judgeSearch(`?${last(999)}`)).toBeNull();
    expect(judgeSearch(`?${last(1_000)}`)).toBe(
      'query — expected at most 1000 parameters; got 1001',
    );
  });

  it.each([
    [''],
    ['?'],
    ['?&sort=slug&'],
    ['?filters[slug]=&filters[heading]='],
    ['?fields=&fields[0]=slug'],
    [`?filters${'[a]'.repeat(30)}=x&sort=`],
    ['?filters[slug]=constructor&sort'],
    ['?filters[slug]=a=b][constructor]'],
    ['?filters[slug]=x][constructor]=1'],
    ['?filters%5B$or%5D[0][slug][$in][]=a]b&_q=a]b'],
  ])('is none in %s', (search) => expect(judgeSearch(search)).toBeNull());
});
