import { isRecord } from '../explainer/is-record';
import { judgePagination, judgePosition } from './judge-page';
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

const isFieldList = (names: string): boolean =>
  names.split(',').every((name) => name.trim() !== '');

/** Those that stand in the query itself. */
const judgePositions = (query: Record<string, unknown>, within: string): Problem => {
  for (const name of ['page', 'pageSize', 'start', 'limit']) {
    const problem = judgePosition(name, query[name], `${within}${name}`);
    if (problem !== null) return problem;
  }
  return null;
};

/** Strapi fails on a name that is empty. */
const judgeFields = (fields: unknown, path: string): Problem => {
  if (fields === undefined || fields === null) return null;
  const names = Array.isArray(fields) ? fields : [fields];
  return names.length > 0 && names.every((name) => typeof name === 'string' && isFieldList(name))
    ? null
    : `${path} — expected names of attributes`;
};

/** Strapi has no working SQL for the order of what is populated where it leads on to another document. */
const judgeNestedSort = (sort: unknown, path: string): Problem => {
  const leadsOn = (order: unknown): boolean => {
    if (typeof order === 'string') {
      return order.split(',').some((one) => /[.[]/.test(one.split(':')[0] ?? ''));
    }
    if (Array.isArray(order)) return order.some(leadsOn);
    return isRecord(order) && Object.values(order).some((value) => typeof value === 'object');
  };
  return leadsOn(sort) ? `${path} — expected attributes of what is populated itself` : null;
};

/**
 * Judges the filters, the search, the fields and the page of a Strapi query (REST query string or GraphQL arguments) for documents of one type, and those
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
    judgeFields(query.fields, `${within}fields`) ??
    judgePagination(query.pagination, `${within}pagination`) ??
    judgePositions(query, within) ??
    (within === '' ? null : judgeNestedSort(query.sort, `${within}sort`)) ??
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
