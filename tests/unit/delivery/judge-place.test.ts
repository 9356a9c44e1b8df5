import { createPlaceJudge } from '../../../src/delivery/policy/judge-place';

const { isKept, isGraphql } = createPlaceJudge(['articles', 'side-effects']);

describe('Which addresses are answered from memory', () => {
  it.each([
    '/api/explainers',
    '/api/explainers/some-slug?format=html&headingLevel=3',
    '/api/explainers/some-slug/sections/one',
    `/api/explainers/some-slug/revisions/${'a'.repeat(64)}...${'b'.repeat(64)}`,
    '/api/articles?populate[sections][populate]=*&filters[slug]=x',
    '/api/side-effects/some-slug',
    '/api/changes?since=cjE&limit=3',
    '/graphql?query=%7Barticles%7Btitle%7D%7D',
    '/schema.graphql',
  ])('%s', (address) => {
    expect(isKept(address)).toBe(true);
  });

  it.each([
    ['a type whose changes nobody tells of', '/api/users'],
    ['a longer name', '/api/articlesque'],
    ['uploads', '/api/upload/files'],
    ['the admin panel', '/admin'],
    ['the start page', '/'],
    ['a long poll', '/api/changes?since=cjE&wait=30'],
    ['a long poll in disguise', '/api/changes?w%61it=30'],
    ['a path that leads elsewhere', '/api/articles/../users'],
    ['a path with an escape', '/api/explainers/some%2Dslug'],
    ['a double slash', '/api//articles'],
    ['a fragment', '/api/articles#x'],
    ['bytes beyond ASCII', '/api/articles?a=\u00e9'],
    ['a blank', '/api/articles?a= b'],
    ['an absolute address', 'http://elsewhere.example/api/articles'],
    ['a parameter in the path', '/api/articles;a=b'],
  ])('not %s', (_, address) => {
    expect(isKept(address)).toBe(false);
  });

  it('knows GraphQL, whose form a browser is not asked about', () => {
    expect(['/graphql', '/graphql?query=x', '/graphqlx', '/api/articles'].map(isGraphql)).toEqual([
      ...[true, true, false, false],
    ]);
  });
});
