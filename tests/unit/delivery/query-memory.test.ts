import { createHash } from 'node:crypto';
import { createQueryMemory } from '../../../src/delivery/query-memory';

const named = (query: string) => ({
  extensions: {
    persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') },
  },
});
const read = 'query { articles { title } }';
const write = 'mutation { deleteArticle(documentId: "a") { documentId } }';

describe('Whether a request to GraphQL only reads', () => {
  it('is told of a query that is sent, and of one that is named by its hash after it was', () => {
    const isRead = createQueryMemory();
    for (const [query, expected] of [
      [read, true],
      [write, false],
    ] as const) {
      expect(isRead({ query, ...named(query) })).toBe(expected);
      expect(isRead(named(query))).toBe(expected);
    }
  });

  it('is not assumed of one that was forgotten here, and may be known to Apollo', () => {
    const isRead = createQueryMemory();
    isRead({ query: write, ...named(write) });
    for (let other = 0; other < 1_000; other += 1) isRead({ query: `{ a${other} }` });
    expect(isRead(named(write))).toBe(false);
    expect(isRead({})).toBe(false);
  });
});
