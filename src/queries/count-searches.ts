import { isRecord } from '../explainer/is-record';
import { leadsOn, sortPaths } from './sort-paths';
import { textOperators } from './text-operators';

/** Where the attributes of each type lead, by its uid or name; values lead nowhere. */
export type LinksOf = (
  type: string,
) => Readonly<Record<string, { target?: string; isList?: boolean } | undefined>>;

/**
 * How often a request may have the database look through all documents of a type. With 16,000 sections each search takes up to 90 ms:
 * forty-five conditions on a text held SQLite for 200, and twenty filters by two lists took four seconds, and twenty on PostgreSQL.
 */
export const mostSearches = 8;

/** What is counted, in words. */
export const searchNouns =
  'searches: conditions on texts (such as $containsi), others that filters lead by, but for one by its slug, and twice each order by others';

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

const keys = ['slug', 'documentId', 'id'];

const isKey = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

const isSaid = (value: unknown): boolean =>
  isRecord(value) ? isKey(value.$eq) || value.$in !== undefined : isKey(value);

/** Whether a filter of what a relation leads to says which it is: an index finds that, and from there those who lead to it. */
const saysWhich = (filter: unknown): boolean =>
  isRecord(filter) ? keys.some((key) => isSaid(filter[key])) : isKey(filter);

/** Between these a filter narrows nothing by itself: what it says may be wanted of none. */
const alternatives = new Set(['$or', '$not']);

const countInFilters = (
  filters: unknown,
  type: string,
  linksOf: LinksOf,
  narrows = true,
): number => {
  if (Array.isArray(filters)) {
    return sum(filters.map((one) => countInFilters(one, type, linksOf, narrows)));
  }
  if (!isRecord(filters)) return 0;
  return sum(
    Object.entries(filters).map(([name, value]) => {
      if (textOperators.has(name)) return 1;
      const { target, isList = false } = linksOf(type)[name] ?? {};
      const narrowsHere = narrows && !alternatives.has(name);
      if (target === undefined) return countInFilters(value, type, linksOf, narrowsHere);
      const isFound = !isList && narrowsHere && saysWhich(value);
      return Number(!isFound) + countInFilters(value, target, linksOf, narrowsHere);
    }),
  );
};

/**
 * Counts what of a Strapi query, and of all that it populates, has the database look through every document: conditions that are
 * compared with their texts, a search by `_q`, others that filters lead by, and twice each order by what a relation leads
 * to, for which Strapi sorts all that match in three steps.
 */
export const countSearches = (query: unknown, type: string, linksOf: LinksOf): number => {
  if (!isRecord(query)) return 0;
  const { filters, sort, populate, _q: words } = query;
  const nested = Object.entries(isRecord(populate) ? populate : {}).map(([name, one]) => {
    const target = linksOf(type)[name]?.target;
    return target === undefined ? 0 : countSearches(one, target, linksOf);
  });
  const orders = sortPaths(sort).filter(leadsOn).length;
  return sum([
    countInFilters(filters, type, linksOf),
    Number(Boolean(words)),
    2 * orders,
    ...nested,
  ]);
};

/** What is wrong with a query that searches so often, in words; null where nothing is. */
export const judgeSearches = (count: number): string | null =>
  count <= mostSearches
    ? null
    : `filters and sort — expected at most ${mostSearches} ${searchNouns}; got ${count}: ask in several requests`;
