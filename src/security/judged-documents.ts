import { LRUCache } from 'lru-cache';
import { sha256 } from '../explainer/canonical-json';
import { isRecord } from '../explainer/is-record';
import type { DocumentVerdict, OperationShape } from './document-bounds';
import { judgeDocument, type IsType } from './judge-document';
import { judgeUses } from './judge-variables';

/** Of at most 20,000 characters each. */
const remembered = 500;

/** What a GraphQL request says of its document: the text, the hash of one that was sent before, or both. */
export interface AskedDocument {
  query?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

/** Undefined where only the hash of a document was sent, and it is none of those that were judged. */
type JudgedRequest = DocumentVerdict | undefined;

const hashIn = (extensions: unknown): string | undefined => {
  const persisted = isRecord(extensions) ? extensions.persistedQuery : undefined;
  const hash = isRecord(persisted) ? persisted.sha256Hash : undefined;
  return typeof hash === 'string' ? hash : undefined;
};

/**
 * Judges documents by their shape, each once, and with the variables of each request. By its hash too: Apollo knows the text of one that was sent
 * before, and variables that it was not sent with were not judged, twenty times fifty conditions where fifty are allowed.
 *
 * @param isType whether the schema has a type of a name; without it, any may be
 */
export const createJudgedDocuments = (
  isType?: IsType,
): ((asked: AskedDocument) => JudgedRequest) => {
  const shapes = new LRUCache<string, readonly OperationShape[]>({ max: remembered });
  const byHash = new LRUCache<string, readonly OperationShape[]>({ max: remembered });

  return ({ query, variables, extensions }) => {
    const hash = hashIn(extensions);
    if (typeof query !== 'string') {
      if (hash === undefined) return { ok: true };
      const known = byHash.get(hash);
      return known && judgeUses(known, variables);
    }
    const known = shapes.get(query);
    const verdict =
      known === undefined ? judgeDocument(query, isType) : { ok: true as const, operations: known };
    if (!verdict.ok) return verdict;
    shapes.set(query, verdict.operations);
    if (hash !== undefined) byHash.set(sha256(query), verdict.operations);
    return judgeUses(verdict.operations, variables);
  };
};
