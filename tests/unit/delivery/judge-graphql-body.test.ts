import { createQueryMemory } from '../../../src/delivery/query-memory';
import { isKeptGraphql } from '../../../src/delivery/policy/judge-graphql-body';

const body = (query: unknown, more: object = {}) => JSON.stringify({ query, ...more });

describe('Which posts to GraphQL are reads that may be kept', () => {
  it.each([
    body('{ articles { title } }'),
    body('query A { a } query B { b }', { operationName: 'A' }),
    body('query ($a: Int) { a(b: $a) }', { variables: { a: 1 } }),
    body('{ ...f } fragment f on Query { a }'),
  ])('%s', (sent) => {
    expect(isKeptGraphql(sent, createQueryMemory())).toBe(true);
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
    expect(isKeptGraphql(sent, createQueryMemory())).toBe(false);
  });
});
