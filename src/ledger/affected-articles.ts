import type { Core } from '@strapi/strapi';
import { isPublished } from './read-published';
import {
  articleUid,
  conditionUid,
  contributorUid,
  noticeUid,
  referenceUid,
  sectionUid,
  sideEffectUid,
} from './uids';

/** `documentId` at the end of a path of relations, as the query engine's `where` has it. */
const along = (path: readonly string[], documentId: string): Record<string, unknown> =>
  path.reduceRight<Record<string, unknown>>((where, name) => ({ [name]: where }), { documentId });

/** By which paths of relations an article names a document of each type; the ledger watches these types and no other. */
const pathsTo: Readonly<Record<string, readonly (readonly string[])[]>> = {
  [articleUid]: [[]],
  [sectionUid]: [['sections']],
  [conditionUid]: [
    ['sections', 'conditions'],
    ['sections', 'mentions', 'condition'],
    ['sections', 'conditions', 'broader'],
    ['sections', 'mentions', 'condition', 'broader'],
  ],
  [sideEffectUid]: [
    ['sections', 'sideEffects'],
    ['sections', 'mentions', 'sideEffect'],
  ],
  [noticeUid]: [['sections', 'notices']],
  [referenceUid]: [['references'], ['sections', 'references']],
  [contributorUid]: [['authors'], ['reviewers'], ['review', 'reviewedBy']],
};

export const watchedUids: readonly string[] = Object.keys(pathsTo);

/** Whether readers could notice a change of documents of this type. */
export const isWatched = (uid: string): boolean => uid in pathsTo;

/** The documentIds of the published articles that hold or name a document now, whatever their locale. */
export const findAffectedArticles = async (
  strapi: Core.Strapi,
  uid: string,
  documentId: string,
): Promise<string[]> => {
  const found: string[] = [];
  for (const path of pathsTo[uid] ?? []) {
    const rows: { documentId: string }[] = await strapi.db.query(articleUid).findMany({
      select: ['documentId'],
      where: { ...isPublished, ...along(path, documentId) },
    });
    found.push(...rows.map((row) => row.documentId));
  }
  return [...new Set(found)];
};
