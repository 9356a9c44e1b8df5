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

/** Strapi takes what every object has for an attribute. */
const isFieldName = (name: string): boolean => name !== '' && !(name in Object.prototype);
const isFieldList = (names: string): boolean =>
  names.split(',').every((name) => isFieldName(name.trim()));

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

/** The paths of attributes by which a sort goes, in whatever shape Strapi takes it. */
const sortPaths = (sort: unknown): string[] => {
  if (typeof sort === 'string') {
    return sort
      .split(',')
      .map((one) => (one.split(':')[0] ?? '').trim())
      .filter((path) => path !== '');
  }
  if (Array.isArray(sort)) return sort.flatMap(sortPaths);
  if (!isRecord(sort)) return [];
  return Object.entries(sort).flatMap(([name, order]) =>
    isRecord(order) ? sortPaths(Object.keys(order)).map((path) => `${name}.${path}`) : [name],
  );
};

/**
 * Strapi fails on a path that leads on from a value, and has no working SQL for the order of what is populated where it leads on
 * to another document.
 */
const judgeSort = (
  sort: unknown,
  uid: string,
  attributesOf: AttributesOf,
  { path, isNested }: { path: string; isNested: boolean },
): Problem => {
  const leadsOn = (names: readonly string[]): boolean => {
    const [name = '', ...rest] = names;
    if (name === '') return false;
    if (rest.length === 0) return true;
    const target = attributesOf(uid)[name]?.target;
    return target !== undefined && !isNested && rest.every((one) => one !== '');
  };
  const odd = sortPaths(sort).find((one) => !leadsOn(one.split(/[.[\]]/)));
  if (odd === undefined) return null;
  return isNested
    ? `${path} — expected attributes of what is populated itself`
    : `${path} — expected attributes, or relations and then attributes, such as article.title`;
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
    judgeSort(query.sort, uid, attributesOf, { path: `${within}sort`, isNested: within !== '' }) ??
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
