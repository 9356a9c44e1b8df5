import { isRecord } from '../explainer/is-record';
import type { Problem } from './judge-filters';
import { boolean, integer } from './scalar-checks';

/** The least that each parameter of a page may be; -1 is Strapi's word for as many as are allowed. */
const least = new Map([
  ['page', 1],
  ['pageSize', 1],
  ['start', 0],
  ['limit', -1],
]);

const isSaid = (value: unknown): boolean => value !== undefined && value !== null;

/** Judges the parameters of a page that stand among others; undefined and null say nothing. */
export const judgePositions = (query: Record<string, unknown>, within: string): Problem => {
  for (const [name, from] of least) {
    const value = query[name];
    if (!isSaid(value)) continue;
    if (!integer.holds(value) || Number(value) < from) {
      return `${within}${name} — expected ${integer.expected}, and at least ${from}`;
    }
  }
  return null;
};

/** Whether it counts in pages and in documents, which Strapi refuses in words that name no parameter. */
const countsTwice = ({ page, pageSize, start, limit }: Record<string, unknown>): boolean =>
  (isSaid(page) || isSaid(pageSize)) && (isSaid(start) || isSaid(limit));

/** Judges `pagination` of a Strapi query. */
export const judgePagination = (pagination: unknown, path: string): Problem => {
  if (pagination === undefined || pagination === null) return null;
  const shape = `${path} — expected [page] and [pageSize], or [start] and [limit], and perhaps [withCount]`;
  if (!isRecord(pagination)) return shape;
  if (Object.keys(pagination).some((name) => name !== 'withCount' && !least.has(name)))
    return shape;
  if (countsTwice(pagination)) return shape;
  const { withCount, limit } = pagination;
  // Of REST, which compares it with the number and then gives one document.
  if (typeof limit === 'string' && Number(limit) === -1)
    return `${path}.limit — expected ${integer.expected}, and at least 0`;
  return withCount === undefined || boolean.holds(withCount)
    ? judgePositions(pagination, `${path}.`)
    : `${path}.withCount — expected ${boolean.expected}`;
};
