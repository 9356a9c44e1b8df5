import { createHash } from 'node:crypto';
import { parse } from 'graphql';
import { isKeptGraphql } from '../../../src/delivery/policy/judge-graphql-body';
import { createQueryMemory } from '../../../src/delivery/query-memory';

jest.mock('graphql', () => {
  const graphql = jest.requireActual<{ parse: typeof parse }>('graphql');
  return { ...graphql, parse: jest.fn(graphql.parse) };
});

describe('Which requests to GraphQL only read', () => {
  const persisted = (query: string) => ({
    persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') },
  });
  const mutation = 'mutation { deleteArticle(documentId: "x") { documentId } }';

  it('by what they say, and by the hash of what was said before', () => {
    const isRead = createQueryMemory();
    expect(isRead({ query: '{ a }' })).toBe(true);
    expect(isRead({ query: mutation, extensions: persisted(mutation) })).toBe(false);
    expect(isRead({ extensions: persisted(mutation) })).toBe(false);
    expect(isRead({ extensions: persisted('{ a }') })).toBe(true);
    expect(isRead({ extensions: persisted('{ never }') })).toBe(false);
    expect([null, [], 'text'].map(isRead)).toEqual([false, false, false]);
  });

  it('by one reading of what they say, whatever their variables', () => {
    const isRead = createQueryMemory();
    jest.mocked(parse).mockClear();
    const query = 'query A($slug: String) { a(slug: $slug) }';
    const answers = [isRead({ query, variables: { slug: 'a' } })];
    const body = JSON.stringify({ query, variables: { slug: 'b' } });
    answers.push(isKeptGraphql(body, isRead), isKeptGraphql(body, isRead));
    expect([answers, jest.mocked(parse).mock.calls.length]).toEqual([[true, true, true], 1]);
  });

  it('whatever hash came along with another query', () => {
    const isRead = createQueryMemory();
    isRead({ query: '{ a }', extensions: persisted(mutation) });
    expect(isRead({ query: mutation })).toBe(false);
    expect(isRead({ extensions: persisted(mutation) })).toBe(false);
  });

  it('and not what was forgotten here, and may be known to Apollo', () => {
    const isRead = createQueryMemory();
    isRead({ query: mutation, extensions: persisted(mutation) });
    for (let other = 0; other < 1_000; other += 1) isRead({ query: `{ a${other} }` });
    expect(isRead({ extensions: persisted(mutation) })).toBe(false);
  });
});
