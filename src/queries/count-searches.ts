import { isRecord } from '../explainer/is-record';
import { countComparisons, isLongText } from './long-texts';
import { slugsAreUnique } from './slugs-are-unique';
import { leadsOn, sortPaths } from './sort-paths';
import { textOperators } from './text-operators';

/** Where an attribute of a type, named by its uid or in GraphQL, leads; undefined for a value, and for what is no attribute. */
export type LinkOf = (
  type: string,
  name: string,
) => { target?: string; isList?: boolean } | undefined;

/**
 * How many of the dearest looks through all documents of a type a request may ask for. With 16,000 sections one takes up to 0.1 s:
 * forty-five conditions on a text held SQLite for 199 ms, and twenty filters by two lists took 3.6 s there, and 18 on PostgreSQL.
 */
export const mostSearches = 8;

/** What is counted, in words. */
export const searchNouns =
  'searches: each condition on a text (such as $containsi) is one, on a body three; each other type that a filter leads by is one, but the first by its slug, documentId or id; each order by an attribute of its own is one, by others two';

/** What a search by `_q` counts as: Strapi compares its words with every text of a document. */
const textsOfWords = 4;

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

const isKey = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

const isSaid = (value: unknown): boolean =>
  isRecord(value) ? isKey(value.$eq) || value.$in !== undefined : isKey(value);

/** Whether a filter of what a relation leads to says which it is, so that few match: how everybody asks for a section of an article. */
const saysWhich = (filter: unknown, target: string): boolean => {
  if (isSaid(filter)) return true;
  const keys = slugsAreUnique(target) ? ['slug', 'documentId', 'id'] : ['documentId', 'id'];
  return isRecord(filter) && keys.some((key) => isSaid(filter[key]));
};

/** Between these a filter narrows nothing by itself: what it says may be wanted of none. */
const alternatives = new Set(['$or', '$not']);

/** What a filter has the database do: look through all documents, or start from one that it names. */
type Step = 'search' | 'find';

/** Three comparisons of 16,000 bodies, for a page and its total, take PostgreSQL a second. */
const searchesOfOne = 3;

const searchesOf = (longText: unknown): Step[] =>
  Array.from({ length: searchesOfOne * countComparisons(longText) }, () => 'search');

const stepsOf = (filters: unknown, type: string, linkOf: LinkOf, narrows = true): Step[] => {
  if (Array.isArray(filters)) {
    return filters.flatMap((one) => stepsOf(one, type, linkOf, narrows));
  }
  if (!isRecord(filters)) return [];
  return Object.entries(filters).flatMap(([name, value]): Step[] => {
    if (textOperators.has(name)) return ['search'];
    if (isLongText(name)) return searchesOf(value);
    const { target, isList = false } = linkOf(type, name) ?? {};
    const narrowsHere = narrows && !alternatives.has(name);
    if (target === undefined) return stepsOf(value, type, linkOf, narrowsHere);
    const isFound = !isList && narrowsHere && saysWhich(value, target);
    return [isFound ? 'find' : 'search', ...stepsOf(value, target, linkOf, narrowsHere)];
  });
};

/** What an index has in order already: the primary key, and Strapi's own of each table of documents. */
const inOrder = new Set(['id', 'documentId']);

/** What an order by what a relation leads to counts as: Strapi sorts all that match in three steps. */
const searchesOfOthers = 2;

const searchesOfOrder = (path: string, isRoot: boolean): number => {
  if (leadsOn(path)) return searchesOfOthers;
  return isRoot && !inOrder.has(path) ? 1 : 0;
};

/**
 * Counts what of a Strapi query, and of all that it populates, has the database look through every document: conditions that are
 * compared with their texts, a search by `_q`, others that filters lead by, and orders. One that a filter names is none; but each
 * further one is joined anew, and SQLite joins 64 tables at most. An order by an attribute of its own counts where a list stands at
 * the root: there all that match are sorted before the page is known, and below it a few that some documents lead to.
 *
 * @param isRoot whether the query is of such a list, as all of REST are; what it populates is below it
 */
export const countSearches = (
  query: unknown,
  type: string,
  linkOf: LinkOf,
  { isRoot }: { isRoot: boolean } = { isRoot: true },
): number => {
  if (!isRecord(query)) return 0;
  const { filters, sort, populate, _q: words } = query;
  const steps = stepsOf(filters, type, linkOf);
  // Who says one twice is told so by `judge-sort.ts`, in better words than that these are too many.
  const orders = [...new Set(sortPaths(sort))].map((path) => searchesOfOrder(path, isRoot));
  const nested = Object.entries(isRecord(populate) ? populate : {}).map(([name, one]) => {
    const target = linkOf(type, name)?.target;
    return target === undefined ? 0 : countSearches(one, target, linkOf, { isRoot: false });
  });
  const free = Number(steps.includes('find'));
  return sum([steps.length - free, words ? textsOfWords : 0, ...orders, ...nested]);
};

/** What is wrong with a query that searches so often, in words; null where nothing is. */
export const judgeSearches = (count: number): string | null =>
  count <= mostSearches
    ? null
    : `filters and sort — expected at most ${mostSearches} ${searchNouns}; got ${count}: ask in several requests`;
