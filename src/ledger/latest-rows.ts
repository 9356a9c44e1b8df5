import type { Core } from '@strapi/strapi';
import type { Explainer } from '../explainer/explainer';
import type { Transaction } from '../strapi-types';
import type { RevisionRow } from '../explainer/revision';
import { revisionUid } from './uids';

/** The number and the instant of the last row; 0 and the empty string, which sorts before any, where there is none. */
export const readLast = async (
  strapi: Core.Strapi,
  uid: string,
): Promise<{ sequence: number; at: string }> => {
  const [last]: { sequence: number; at: string }[] = await strapi.db
    .query(uid)
    .findMany({ select: ['sequence', 'at'], orderBy: { sequence: 'desc' }, limit: 1 });
  return last ?? { sequence: 0, at: '' };
};

/** The latest revision of each of these explainers, in each language. */
export const readLatest = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  explainers: readonly string[],
): Promise<RevisionRow[]> => {
  const found: { last: number }[] = await strapi.db
    .getConnection(strapi.db.metadata.get(revisionUid).tableName)
    .transacting(transaction)
    .whereIn('explainer', explainers)
    .groupBy('explainer', 'language')
    .max({ last: 'sequence' });
  const sequence = { $in: found.map(({ last }) => last) };
  return strapi.db.query(revisionUid).findMany({ where: { sequence } });
};

/** The explainer that a revision holds; null for a retraction, and where there is none. */
export const readExplainer = (revision: RevisionRow | undefined): Explainer | null => {
  if (!revision?.content) return null;
  const explainer: Explainer = JSON.parse(revision.content);
  return explainer;
};
