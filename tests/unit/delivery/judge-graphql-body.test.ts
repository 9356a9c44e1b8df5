import { createHash } from 'node:crypto';
import { isKeptGraphql } from '../../../src/delivery/policy/judge-graphql-body';
import { createQueryMemory } from '../../../src/delivery/query-memory';

const body = (query: unknown, more: object = {}) => JSON.stringify({ query, ...more });

describe('Which posts to GraphQL are reads that may be kept', () => {
  it.each([
    body('{ articles { title } }'),
    body('query A { a } query B { b }', { operationName: 'A' }),
    body('query ($a: Int) { a(b: $a) }', { variables: { a: 1 } }),
    body('{ ...f } fragment f on Query { a }'),
  ])('%s', (sent) => {
    expect(isKeptGraphql(sent)).toBe(true);
  });

  it.each([
    body('mutation { deleteArticle(documentId: "x") { documentId } }'),
    body('query A { a } mutation B { b }', { operationName: 'A' }),
    body('subscription { a }'),
    body('{ a', {}),
    body(''),
    body(['{ a }']),
    body('{ a }', { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
    JSON.stringify([{ query: '{ a }' }]),
    'null',
    '{"query":',
    '',
  ])('not %s', (sent) => {
    expect(isKeptGraphql(sent)).toBe(false);
  });
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
    expect(isRead({ extensions: persisted('{ never }') })).toBe(true);
    expect([null, [], 'text'].map(isRead)).toEqual([false, false, false]);
  });

  it('whatever hash came along with another query', () => {
    const isRead = createQueryMemory();
    isRead({ query: '{ a }', extensions: persisted(mutation) });
    expect(isRead({ query: mutation })).toBe(false);
    expect(isRead({ extensions: persisted(mutation) })).toBe(false);
  });
});
