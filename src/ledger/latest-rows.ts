import type { Core } from '@strapi/strapi';
import type { Explainer } from '../explainer/explainer';
import type { Transaction } from '../strapi/types';
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

/** A revision with the explainer that it holds; null for a retraction. */
export type LatestRevision = RevisionRow & { presented: Explainer | null };

const parse = (content: string | null): Explainer | null => {
  if (content === null) return null;
  const explainer: Explainer = JSON.parse(content);
  return explainer;
};

/** The latest revision of each of these explainers, in each language. */
export const readLatest = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  explainers: readonly string[],
): Promise<LatestRevision[]> => {
  const found: { last: number }[] = await strapi.db
    .getConnection(strapi.db.metadata.get(revisionUid).tableName)
    .transacting(transaction)
    .whereIn('explainer', explainers)
    .groupBy('explainer', 'language')
    .max({ last: 'sequence' });
  const sequence = { $in: found.map(({ last }) => last) };
  const rows: RevisionRow[] = await strapi.db.query(revisionUid).findMany({ where: { sequence } });
  return rows.map((row) => ({ ...row, presented: parse(row.content) }));
};
