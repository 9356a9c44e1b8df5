import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { currentRequest } from '../strapi/types';

type LeadsOn = (name: string) => boolean;

/** Whether a filter is about what documents lead to, for which the database joins tables. */
const joinsOthers = (where: unknown, leadsOn: LeadsOn): boolean => {
  if (Array.isArray(where)) return where.some((one) => joinsOthers(one, leadsOn));
  if (!isRecord(where)) return false;
  return Object.entries(where).some(([name, value]) =>
    name.startsWith('$') ? joinsOthers(value, leadsOn) : leadsOn(name),
  );
};

/** Whether an order goes by what documents lead to. Strapi then sorts ids, each once, and reads the rows of the page alone. */
const sortsByOthers = (orderBy: unknown): boolean =>
  Array.isArray(orderBy)
    ? orderBy.some(sortsByOthers)
    : isRecord(orderBy) && Object.values(orderBy).some(isRecord);

/**
 * Lets the database find by their ids alone the documents that a filter over others matches. Where it joins, Strapi asks for whole rows
 * that are distinct, for which all rows that match, as often as they do, are sorted with all their texts before the first page is
 * known: sections in the order of their slugs, by a synonym of their side effects, were 130,000 rows and 200 MB on PostgreSQL's
 * disk (`processState` in @strapi/database 5.54, `query/query-builder.js`).
 */
export const installMatchById = (strapi: Core.Strapi): void => {
  const { db } = strapi;
  const findMany = db.entityManager.findMany.bind(db.entityManager);
  db.entityManager.findMany = async (uid, params) => {
    const { attributes } = db.metadata.get(uid);
    const leadsOn: LeadsOn = (name) => attributes[name]?.type === 'relation';
    const where: unknown = params.where;
    const readsRowsOnce = !joinsOthers(where, leadsOn) || sortsByOthers(params.orderBy);
    if (readsRowsOnce || !currentRequest(strapi)?.isContentApi) return findMany(uid, params);
    const matching = db
      .queryBuilder(uid)
      .init({ select: ['id'], where })
      .getKnexQuery();
    return findMany(uid, { ...params, where: { id: { $in: matching } } });
  };
};
