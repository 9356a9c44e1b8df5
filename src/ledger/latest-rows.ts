import type { Core } from '@strapi/strapi';
import type { Explainer } from '../explainer/explainer';
import { selectOften } from '../strapi/database';
import type { Transaction } from '../strapi/transaction';
import type { RevisionRow } from '../explainer/revision';
import { unpackText } from './packed-text';
import { quotedTableOf, tableOf } from '../database/table-of';
import { changeUid, revisionUid } from './uids';

/** Where the ledger ends: the number and the instant of its last change, and the number of its last revision. */
export interface LedgerEnd {
  change: number;
  /** The empty string, which sorts before any, where there is none. */
  at: string;
  revision: number;
}

export const readEnd = async (strapi: Core.Strapi): Promise<LedgerEnd> => {
  const [changes, revisions] = [
    quotedTableOf(strapi, changeUid),
    quotedTableOf(strapi, revisionUid),
  ];
  const [end] = await selectOften<LedgerEnd>(
    strapi,
    `SELECT COALESCE(MAX(sequence), 0) AS change, COALESCE(MAX(at), '') AS at,
       (SELECT COALESCE(MAX(sequence), 0) FROM ${revisions}) AS revision
     FROM ${changes} WHERE sequence = (SELECT MAX(sequence) FROM ${changes})`,
    {},
  );
  return end ?? { change: 0, at: '', revision: 0 };
};

/** A row of the ledger as it is stored: `content` packed. */
export type StoredRevision = Omit<RevisionRow, 'content'> & { content: string | null };

/** A revision with the explainer that it holds; null for a retraction. */
export type LatestRevision = Omit<RevisionRow, 'content'> & { presented: Explainer | null };

const parse = (content: string | null): Explainer | null => {
  if (content === null) return null;
  const explainer: Explainer = JSON.parse(unpackText(content));
  return explainer;
};

/** The latest revision of each of these explainers, in each language. */
export const readLatest = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  explainers: readonly string[],
): Promise<LatestRevision[]> => {
  const $in = strapi.db
    .getConnection(tableOf(strapi, revisionUid))
    .transacting(transaction)
    .whereIn('explainer', explainers)
    .groupBy('explainer', 'language')
    .max('sequence');
  const rows: StoredRevision[] = await strapi.db
    .query(revisionUid)
    .findMany({ where: { sequence: { $in } } });
  return rows.map(({ content, ...row }) => ({ ...row, presented: parse(content) }));
};
