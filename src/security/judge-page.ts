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

/** Judges a parameter by which a page is chosen; undefined and null say nothing. */
export const judgePosition = (name: string, value: unknown, path: string): Problem => {
  const from = least.get(name);
  if (from === undefined || value === undefined || value === null) return null;
  return integer.holds(value) && Number(value) >= from
    ? null
    : `${path} — expected ${integer.expected}, and at least ${from}`;
};

/** Judges `pagination` of a Strapi query. */
export const judgePagination = (pagination: unknown, path: string): Problem => {
  if (pagination === undefined || pagination === null) return null;
  const shape = `${path} — expected [page] and [pageSize], or [start] and [limit], and perhaps [withCount]`;
  if (!isRecord(pagination)) return shape;
  for (const [name, value] of Object.entries(pagination)) {
    const at = `${path}.${name}`;
    if (name === 'withCount') {
      if (!boolean.holds(value)) return `${at} — expected ${boolean.expected}`;
    } else if (!least.has(name)) return shape;
    else {
      const problem = judgePosition(name, value, at);
      if (problem !== null) return problem;
    }
  }
  return null;
};
