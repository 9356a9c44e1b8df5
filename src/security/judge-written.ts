import { toldNames } from '../errors/told-names';
import { isRecord } from '../explainer/is-record';
import type { Attributes, Problem } from './judge-filters';

/** What a document has of its own, beside its texts. */
const parts: readonly string[] = ['component', 'dynamiczone', 'media'];

const namesOf = (populate: unknown): unknown[] => {
  const listed: unknown[] = Array.isArray(populate) ? populate : [populate];
  return listed.flatMap((one) => (typeof one === 'string' ? one.split(',') : [one]));
};

/**
 * Judges the query string of a deletion. Of the rows of a document Strapi would delete those that are on its page: the draft, and what is
 * published would stay where no list of the panel shows it.
 */
export const judgeDeleted = (query: object): Problem => {
  const other = Object.keys(query).find((name) => name !== 'locale');
  return other === undefined
    ? null
    : `${toldNames(other)} — expected no other parameter than locale where something is deleted`;
};

/**
 * Judges the query string of a write, which is answered with the draft that it made. Relations lead from a draft to drafts, and a filter
 * asks about them: whoever may write one type would read those of the others.
 */
export const judgeWritten = (query: unknown, attributes: Attributes): Problem => {
  if (!isRecord(query)) return null;
  for (const name of ['filters', 'sort', '_q']) {
    if (query[name] !== undefined) return `${name} — expected nothing where something is written`;
  }
  if (query.populate === undefined) return null;
  const other = namesOf(query.populate).find(
    (name) => typeof name !== 'string' || !parts.includes(attributes[name.trim()]?.type ?? ''),
  );
  if (other === undefined) return null;
  const own = Object.keys(attributes).filter((name) =>
    parts.includes(attributes[name]?.type ?? ''),
  );
  const got = typeof other === 'string' ? other : 'more than a name';
  return `populate — expected names of the document’s own parts (${own.join(', ')}) where something is written; got ${got}`;
};
