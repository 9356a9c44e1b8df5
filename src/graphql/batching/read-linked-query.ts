import { isRecord } from '../../explainer/is-record';
import type { LinkedQuery } from './load-linked';

const understood = new Set(['where', 'orderBy', 'limit', 'offset']);

/** Whether a sort stays with the target's own columns. Strapi has no working SQL for one that leads on from a relation. */
export const isFlat = (orderBy: unknown): boolean =>
  orderBy === undefined ||
  (Array.isArray(orderBy) && orderBy.every(isFlat)) ||
  (isRecord(orderBy) && Object.values(orderBy).every((order) => typeof order === 'string'));

/** The query of one nested field as Strapi transformed it, or undefined where it says something that a batch cannot. */
export const readLinkedQuery = (query: unknown): LinkedQuery | undefined => {
  if (!isRecord(query) || !Object.keys(query).every((key) => understood.has(key))) return undefined;
  const { where, orderBy, limit, offset } = query;
  if (where !== undefined && !isRecord(where)) return undefined;
  if (orderBy !== undefined && !(typeof orderBy === 'object' && isFlat(orderBy))) return undefined;
  if (typeof limit !== 'number' || limit < 1 || typeof offset !== 'number') return undefined;
  return { where, orderBy: orderBy ?? undefined, limit, offset };
};
