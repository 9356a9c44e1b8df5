import { sha256 } from '../explainer/canonical-json';
import { isRecord } from '../explainer/is-record';
import type { DocumentVerdict } from './document-bounds';

const place = 'extensions.persistedQuery';
const refuse = (message: string): DocumentVerdict => ({ ok: false, message });

/** Judges what a request says of a document that is known by its hash, as Apollo's automatic persisted queries have it. */
export const judgePersistedQuery = (extensions: unknown, query: unknown): DocumentVerdict => {
  const persisted = isRecord(extensions) ? extensions.persistedQuery : undefined;
  if (persisted === undefined || persisted === null) return { ok: true };
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
