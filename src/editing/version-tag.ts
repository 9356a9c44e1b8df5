import { canonicalJson, sha256 } from '../explainer/canonical-json';

/** Hexadecimal digits of the whole's hash, and of each field's, which only has to tell what changed. */
const wholeDigits = 24;
const fieldDigits = 4;

const tagShape = /^"([0-9a-f]{24})-((?:[0-9a-f]{4})*)"$/;

/**
 * A strong entity tag (RFC 9110 §8.8.3) of what a document says: the same content has the same tag, whenever and by whom it
 * was saved. It carries a hash of each field, in the order of their names, so that two tags tell which fields differ.
 */
export const versionTag = (fields: Readonly<Record<string, unknown>>): string => {
  const hashes = Object.keys(fields)
    .sort()
    .map((name) => sha256(canonicalJson(fields[name] ?? null)));
  const parts = hashes.map((hash) => hash.slice(0, fieldDigits));
  return `"${sha256(hashes.join('')).slice(0, wholeDigits)}-${parts.join('')}"`;
};

/** The names of the fields in which two versions differ; undefined where the older tag is none of a document with these fields. */
export const changedFields = (
  older: string,
  newer: string,
  names: readonly string[],
): string[] | undefined => {
  const [before, after] = [older, newer].map((tag) => tagShape.exec(tag)?.[2]);
  const digits = names.length * fieldDigits;
  if (before?.length !== digits || after?.length !== digits) return undefined;
  const partOf = (hashes: string, index: number): string =>
    hashes.slice(index * fieldDigits, (index + 1) * fieldDigits);
  return [...names].sort().filter((_, index) => partOf(before, index) !== partOf(after, index));
};

/** What a write says of the version it is meant for. */
export type Precondition =
  | { kind: 'none' }
  | { kind: 'any' }
  | { kind: 'absent' }
  | { kind: 'one of'; tags: readonly string[] };

const tagList = /^[ \t,]*(?:(?:W\/)?"[!#-~\x80-\xff]*"[ \t]*(?:,[ \t,]*|$))+$/;

/**
 * Reads `If-Match` (RFC 9110 §13.1.1) and `If-None-Match: *` (§13.1.2), the two ways to say which version a write is meant for;
 * undefined where they are malformed, or say two things. Tags are compared strongly, so a weak one is left out: it matches nothing.
 */
export const readPrecondition = (headers: {
  ifMatch: string | undefined;
  ifNoneMatch: string | undefined;
}): Precondition | undefined => {
  const { ifMatch, ifNoneMatch } = headers;
  if (ifNoneMatch !== undefined) {
    return ifNoneMatch.trim() === '*' && ifMatch === undefined ? { kind: 'absent' } : undefined;
  }
  if (ifMatch === undefined) return { kind: 'none' };
  if (ifMatch.trim() === '*') return { kind: 'any' };
  if (!tagList.test(ifMatch)) return undefined;
  const tags = [...ifMatch.matchAll(/(W\/)?("[^"]*")/g)];
  return {
    kind: 'one of',
    tags: tags.flatMap(([, weak, tag]) => (weak === undefined && tag !== undefined ? [tag] : [])),
  };
};

/** Whether the write may be made on the version that is stored; undefined where nothing is stored. */
export const isMet = (precondition: Precondition, stored: string | undefined): boolean => {
  switch (precondition.kind) {
    case 'none':
      return true;
    case 'any':
      return stored !== undefined;
    case 'absent':
      return stored === undefined;
    case 'one of':
      return stored !== undefined && precondition.tags.includes(stored);
  }
};
