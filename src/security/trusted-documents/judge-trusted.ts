import { isRecord } from '../../explainer/is-record';
import type { TrustedDocuments } from './trusted-documents';

/** What is executed: a listed document, which the request named or brought with it. */
export type TrustVerdict =
  | { ok: true; query: string }
  /** The codes are those that clients of Apollo's router know. */
  | { ok: false; code: 'PERSISTED_QUERY_NOT_IN_LIST' | 'QUERY_NOT_IN_SAFELIST'; message: string };

const idOf = (extensions: unknown): unknown =>
  isRecord(extensions) && isRecord(extensions.persistedQuery)
    ? extensions.persistedQuery.sha256Hash
    : undefined;

/** Judges a request where only documents of a list are answered: by the text that it brings, and else by the name that it gives. */
export const judgeTrusted = (
  { query, extensions }: { query?: unknown; extensions?: unknown },
  trusted: TrustedDocuments,
): TrustVerdict => {
  if (query !== undefined && query !== null) {
    return typeof query === 'string' && trusted.has(query)
      ? { ok: true, query }
      : {
          ok: false,
          code: 'QUERY_NOT_IN_SAFELIST',
          message: 'query — expected one of the documents that this server was given to trust',
        };
  }
  const id = idOf(extensions);
  const known = typeof id === 'string' ? trusted.byId(id) : undefined;
  return known === undefined
    ? {
        ok: false,
        code: 'PERSISTED_QUERY_NOT_IN_LIST',
        message:
          'extensions.persistedQuery.sha256Hash — expected the hash of a document that this server was given to trust',
      }
    : { ok: true, query: known };
};
