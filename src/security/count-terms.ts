import { isRecord } from '../explainer/is-record';

/** So many names and operators may lead to them: fifty conditions of three each, and a few that lead by others. 225 held the process for 107 ms. */
export const mostSteps = 175;

/** Of attributes that are named, in `fields` and `populate`; more than any type has. */
export const mostNames = 100;

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

const looksForAny = (name: string): boolean => name === '$in' || name === '$notIn';

const countConditions = (filters: unknown): number => {
  if (filters === undefined || filters === null) return 0;
  if (Array.isArray(filters)) return Math.max(1, sum(filters.map(countConditions)));
  if (!isRecord(filters)) return 1;
  const counts = Object.entries(filters).map(([name, value]) =>
    looksForAny(name) ? 1 : countConditions(value),
  );
  return Math.max(1, sum(counts));
};

const countOrders = (sort: unknown): number => {
  if (typeof sort === 'string') return sort.split(',').length;
  if (Array.isArray(sort)) return sum(sort.map(countOrders));
  return isRecord(sort) ? sum(Object.values(sort).map(countOrders)) : 0;
};

/** Adds up what `count` gives of a query and of all that it populates. */
const countWithPopulated = (
  query: unknown,
  count: (one: Readonly<Record<string, unknown>>) => number,
): number => {
  if (Array.isArray(query)) return sum(query.map((one) => countWithPopulated(one, count)));
  if (!isRecord(query)) return 0;
  const nested = isRecord(query.populate) ? Object.values(query.populate) : [];
  return count(query) + sum(nested.map((one) => countWithPopulated(one, count)));
};

/**
 * Counts the conditions and orders of a Strapi query, those of all that it populates included; all that one `$in` looks for is one
 * condition.
 */
export const countTerms = (query: unknown): number =>
  countWithPopulated(query, ({ filters, sort }) => countConditions(filters) + countOrders(sort));

const countStepsOf = (filters: unknown): number => {
  if (Array.isArray(filters)) return sum(filters.map((one) => 1 + countStepsOf(one)));
  if (!isRecord(filters)) return 0;
  return sum(
    Object.entries(filters).map(
      ([name, value]) => 1 + (looksForAny(name) ? 1 : countStepsOf(value)),
    ),
  );
};

/**
 * Counts what Strapi goes through to judge filters, a dozen times over: each name, operator and item of a list, those of what is populated
 * included; all that one `$in` looks for is one.
 */
export const countSteps = (query: unknown): number =>
  countWithPopulated(query, ({ filters }) => countStepsOf(filters));

/** Counts the names in a list of them, in each way in which Strapi takes one. */
export const countNames = (names: unknown): number => {
  if (typeof names === 'string') return names.split(',').length;
  if (Array.isArray(names)) return sum(names.map(countNames));
  return 0;
};
