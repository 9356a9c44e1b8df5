import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';

/** Whether no row can have an id that is wanted, since none is. */
const wantsNothing = (where: unknown): boolean =>
  isRecord(where) && isRecord(where.id) && Array.isArray(where.id.$in) && where.id.$in.length === 0;

/**
 * Counts without asking the database where there is nothing to count. Before it publishes an entry, Strapi counts the targets of
 * each of its relations, also of those in which it has none (`checkRelationsExist` in @strapi/core 5.54).
 */
export const installCountNothing = ({ db }: Core.Strapi): void => {
  const { entityManager } = db;
  const count = entityManager.count.bind(entityManager);
  entityManager.count = async (uid, params) =>
    wantsNothing(params?.where) ? 0 : count(uid, params);
};
