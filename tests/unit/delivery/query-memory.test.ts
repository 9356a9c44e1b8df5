import { createHash } from 'node:crypto';
import { createQueryMemory } from '../../../src/delivery/query-memory';

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
