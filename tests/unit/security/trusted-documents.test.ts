import { sha256 } from '../../../src/explainer/canonical-json';
import { judgeTrusted } from '../../../src/security/trusted-documents/judge-trusted';
import { readDocuments } from '../../../src/security/trusted-documents/read-documents';
import { createTrustedDocuments } from '../../../src/security/trusted-documents/trusted-documents';

const query = 'query Titles { articles { title } }';
const apollos = (operations: object[]) =>
  JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations });

describe('A list of trusted documents', () => {
  it.each([
    ['as hashes and their documents', 'list.json', JSON.stringify({ abc: query }), 'abc'],
    [
      'as a manifest of Apollo',
      'list.json',
      apollos([{ id: 'xyz', name: 'T', body: query }]),
      'xyz',
    ],
    ['as a file of GraphQL', 'titles.graphql', query, undefined],
  ])('is read %s', (_, file, text, id) => {
    expect(readDocuments(file, text)).toEqual({ documents: [{ id, text: query }], problems: [] });
  });

  it.each([
    ['list.json', '{\n  "a": "{ b }",\n}', /^list\.json:\d+ json — expected valid JSON: /],
    ['list.json', '[]', /^list\.json:1 json — expected an object of hashes and their documents/],
    ['list.json', '{ "a": 1 }', /^list\.json:1 json — expected an object of hashes/],
    [
      'list.json',
      '{\n "a": "{ b }",\n "c": "{ d "\n}',
      /^list\.json:3 c — expected GraphQL: Syntax Error/,
    ],
    ['list.json', '{ "a": "fragment F on A { b }" }', /^list\.json:1 a — expected an operation/],
    ['a.graphql', '{\n  b\n', /^a\.graphql:3 query — expected GraphQL: Syntax Error/],
    [
      'a.graphql',
      `{ ${'a { '.repeat(13)}b${' }'.repeat(13)} }`,
      /^a\.graphql:1 query — expected at most 12 levels of fields; got 13$/,
    ],
  ])('in %s, that is wrong (%j), is refused with its place', (file, text, problem) => {
    const { problems } = readDocuments(file, text);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  const trusted = createTrustedDocuments([{ id: 'abc', text: query }]);
  const named = (sha256Hash: unknown) => ({
    extensions: { persistedQuery: { version: 1, sha256Hash } },
  });

  it('lets pass what stands in it: by its name, by its SHA-256, and by its text whatever the white space', () => {
    for (const asked of [
      named('abc'),
      named(sha256(query)),
      { query },
      { query: '# a comment\nquery Titles {\n  articles { title, }\n}' },
      { query, ...named('anything') },
    ]) {
      expect(judgeTrusted(asked, trusted).ok).toBe(true);
    }
    expect(judgeTrusted(named('abc'), trusted)).toEqual({ ok: true, query });
  });

  it('and nothing else', () => {
    for (const asked of [
      ...[{}, named('abd'), named(7), named(null), { extensions: 'abc' }],
      ...[{ query: 'query Titles { articles { slug } }' }, { query: '' }, { query: [query] }],
      ...[{ query: `${query} query Other { articles { slug } }` }, { query: '"' }],
      { query: '{ articles { slug } }', ...named('abc') },
      // Longer than any that is listed, whatever it says.
      { query: `${query}${' '.repeat(20_000)}` },
    ]) {
      expect(judgeTrusted(asked, trusted)).toMatchObject({ ok: false });
    }
  });
});
