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
  'searches: conditions on texts (such as $containsi), others that filters lead by, but for the first by its slug, documentId or id, and twice each order by others';

/** Strapi compares the words of `_q` with every text of a document. */
const textsOfWords = 4;

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** Types, as Strapi and as GraphQL name them, whose slugs are unique within an article only. */
const slugsRepeat = new Set(['api::section.section', 'Section']);

const isKey = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

const isSaid = (value: unknown): boolean =>
  isRecord(value) ? isKey(value.$eq) || value.$in !== undefined : isKey(value);

/** Whether a filter of what a relation leads to says which it is: an index finds that, and from there those who lead to it. */
const saysWhich = (filter: unknown, target: string): boolean => {
  if (isSaid(filter)) return true;
  const keys = slugsRepeat.has(target) ? ['documentId', 'id'] : ['slug', 'documentId', 'id'];
  return isRecord(filter) && keys.some((key) => isSaid(filter[key]));
};

/** Between these a filter narrows nothing by itself: what it says may be wanted of none. */
const alternatives = new Set(['$or', '$not']);

/** What a filter has the database do: a look through all documents, or one document found. */
type Step = 'search' | 'find';

const stepsOf = (filters: unknown, type: string, linksOf: LinksOf, narrows = true): Step[] => {
  if (Array.isArray(filters)) {
    return filters.flatMap((one) => stepsOf(one, type, linksOf, narrows));
  }
  if (!isRecord(filters)) return [];
  return Object.entries(filters).flatMap(([name, value]): Step[] => {
    if (textOperators.has(name)) return ['search'];
    const { target, isList = false } = linksOf(type)[name] ?? {};
    const narrowsHere = narrows && !alternatives.has(name);
    if (target === undefined) return stepsOf(value, type, linksOf, narrowsHere);
    const isFound = !isList && narrowsHere && saysWhich(value, target);
    return [isFound ? 'find' : 'search', ...stepsOf(value, target, linksOf, narrowsHere)];
  });
};

/**
 * Counts what of a Strapi query, and of all that it populates, has the database look through every document: conditions that are
 * compared with their texts, a search by `_q`, others that filters lead by, and twice each order by what a relation leads
 * to, for which Strapi sorts all that match in three steps. One that a filter finds is none; but each further one is joined anew, and
 * SQLite joins 64 tables at most.
 */
export const countSearches = (query: unknown, type: string, linksOf: LinksOf): number => {
  if (!isRecord(query)) return 0;
  const { filters, sort, populate, _q: words } = query;
  const steps = stepsOf(filters, type, linksOf);
  const orders = sortPaths(sort).filter(leadsOn).length;
  const nested = Object.entries(isRecord(populate) ? populate : {}).map(([name, one]) => {
    const target = linksOf(type)[name]?.target;
    return target === undefined ? 0 : countSearches(one, target, linksOf);
  });
  const free = Number(steps.includes('find'));
  return sum([steps.length - free, words ? textsOfWords : 0, 2 * orders, ...nested]);
};

/** What is wrong with a query that searches so often, in words; null where nothing is. */
export const judgeSearches = (count: number): string | null =>
  count <= mostSearches
    ? null
    : `filters and sort — expected at most ${mostSearches} ${searchNouns}; got ${count}: ask in several requests`;
