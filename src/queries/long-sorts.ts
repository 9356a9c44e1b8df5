import { isRecord } from '../explainer/is-record';
import { mostTerms } from './most-terms';

/** In characters. */
const longestSort = 5_000;

const lengthOf = (sort: unknown): number => {
  if (typeof sort === 'string') return sort.length;
  if (Array.isArray(sort)) return sort.reduce<number>((sum, one) => sum + lengthOf(one), 0);
  if (!isRecord(sort)) return 0;
  return Object.entries(sort).reduce((sum, [name, one]) => sum + name.length + lengthOf(one), 0);
};

/** Whether a sort is longer than all attributes that it may have; asked before it is taken apart: fifty uses of one of 240 kB were 1.25 s. */
export const isLongSort = (sort: unknown): boolean => lengthOf(sort) > longestSort;

/** @param path of the parameter */
export const longSortProblem = (path: string): string =>
  `${path} — expected at most ${mostTerms} attributes, in ${longestSort} characters`;
