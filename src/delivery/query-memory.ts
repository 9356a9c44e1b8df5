import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { isRecord } from '../explainer/is-record';
import { isReadOnly, persistedHashOf } from './policy/judge-graphql-body';

const mostRemembered = 1_000;

/**
 * Tells of requests to GraphQL whether they only read, and remembers it: a document is parsed for it once, and one that is named
 * by its hash alone is known by that. One that is neither sent nor known may be known to Apollo, which remembers more: it may write.
 */
export const createQueryMemory = (): ((request: unknown) => boolean) => {
  const known = new LRUCache<string, boolean>({ max: mostRemembered });
  return (request) => {
    if (!isRecord(request)) return false;
    const { query } = request;
    if (typeof query !== 'string') return known.get(persistedHashOf(request) ?? '') ?? false;
    const hash = createHash('sha256').update(query).digest('hex');
    const isRead = known.get(hash) ?? isReadOnly(query);
    known.set(hash, isRead);
    return isRead;
  };
};

/** What the door knows, those who come past it need not find out. */
export const isGraphqlRead = createQueryMemory();
