import { isRecord } from '../explainer/is-record';
import { judgeFilters, type AttributesOf, type Problem } from './judge-filters';

const longestSearch = 200;

const judgeSearch = (search: unknown, path: string): Problem => {
  if (search === undefined || search === null) return null;
  const isSearch =
    typeof search === 'string' && search.length <= longestSearch && !search.includes('\0');
  return isSearch
    ? null
    : `${path} — expected words to look for, at most ${longestSearch} characters without a NUL byte`;
};

/**
 * Judges the filters and the search of a Strapi query (REST query string or GraphQL arguments) for documents of one type, and those
 * of what it populates: a value that the database could only fail on is the reader's mistake, and is told as one.
 */
export const judgeQuery = (
  query: unknown,
  uid: string,
  attributesOf: AttributesOf,
  within = '',
): Problem => {
  if (!isRecord(query)) return null;
  const problem =
    judgeSearch(query._q, `${within}_q`) ??
    judgeFilters(query.filters, uid, attributesOf, `${within}filters`);
  if (problem !== null || !isRecord(query.populate)) return problem;
  const attributes = attributesOf(uid);
  for (const [name, nested] of Object.entries(query.populate)) {
    const target = attributes[name]?.target;
    if (target === undefined) continue;
    const found = judgeQuery(nested, target, attributesOf, `${within}populate.${name}.`);
    if (found !== null) return found;
  }
  return null;
};
