import { sha256 } from '../explainer/canonical-json';
import { isRecord } from '../explainer/is-record';
import type { DocumentVerdict } from './document-bounds';

const place = 'extensions.persistedQuery';
const refuse = (message: string): DocumentVerdict => ({ ok: false, message });

/** Of a document that is known by its hash, as Apollo's automatic persisted queries have it. */
const judgePersisted = (persisted: unknown, query: unknown): DocumentVerdict => {
  if (!isRecord(persisted) || persisted.version !== 1) {
    return refuse(`${place}.version — expected 1`);
  }
  const { sha256Hash } = persisted;
  if (typeof sha256Hash !== 'string' || !/^[0-9a-f]{64}$/.test(sha256Hash)) {
    return refuse(`${place}.sha256Hash — expected 64 hexadecimal digits in lower case`);
  }
  return typeof query !== 'string' || sha256(query) === sha256Hash
    ? { ok: true }
    : refuse(`${place}.sha256Hash — expected the SHA-256 of the query`);
};

/**
 * Judges what a GraphQL request says beside its document: whether it wants to be told its cost, and the hash by which the document is
 * known. Where documents are listed, a hash is whatever the list has for one.
 */
export const judgeExtensions = (
  extensions: unknown,
  query: unknown,
  { isListed }: { isListed: boolean },
): DocumentVerdict => {
  const { cost, persistedQuery } = isRecord(extensions) ? extensions : {};
  if (cost !== undefined && typeof cost !== 'boolean') {
    return refuse('extensions.cost — expected true or false');
  }
  if (isListed || persistedQuery === undefined || persistedQuery === null) return { ok: true };
  return judgePersisted(persistedQuery, query);
};
