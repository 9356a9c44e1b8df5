import type { Core } from '@strapi/strapi';
import { isFilter } from './semi-joins';

/** A statement for ids. */
export type Ids = ReturnType<ReturnType<Core.Strapi['db']['queryBuilder']>['getKnexQuery']>;

/**
 * The ids of rows, before anybody has asked for them. A statement cannot be waited for without being sent, so that all that has to be
 * found first is found by `prepare`.
 */
export class Wanted {
  constructor(
    readonly prepare: () => Promise<void>,
    readonly ids: () => Ids,
  ) {}
}

/** Finds what has to be found before the statements of a filter are written. */
export const prepareAll = async (where: unknown): Promise<void> => {
  if (where instanceof Wanted) await where.prepare();
  else if (Array.isArray(where) || isFilter(where))
    for (const one of Object.values(where)) await prepareAll(one);
};

/** A filter with the statements for the ids that it wants. */
export const withIds = (where: unknown): unknown => {
  if (where instanceof Wanted) return where.ids();
  if (Array.isArray(where)) return where.map(withIds);
  if (!isFilter(where)) return where;
  return Object.fromEntries(Object.entries(where).map(([name, one]) => [name, withIds(one)]));
};
