import type { Core } from '@strapi/strapi';
import { articleUid, sectionUid } from './uids';

const isPublished = { publishedAt: { $notNull: true } };

/** `documentId` at the end of a path of relations, as the query engine's `where` has it. */
const along = (path: readonly string[], documentId: string): Record<string, unknown> =>
  path.reduceRight<Record<string, unknown>>((where, name) => ({ [name]: where }), { documentId });

/** By which paths of relations an article names a document of each type; the ledger watches these types and no other. */
const pathsTo: Readonly<Record<string, readonly (readonly string[])[]>> = {
  [articleUid]: [[]],
  [sectionUid]: [['sections']],
  'api::condition.condition': [
    ['sections', 'conditions'],
    ['sections', 'mentions', 'condition'],
    ['sections', 'conditions', 'broader'],
    ['sections', 'mentions', 'condition', 'broader'],
  ],
  'api::side-effect.side-effect': [
    ['sections', 'sideEffects'],
    ['sections', 'mentions', 'sideEffect'],
  ],
  'api::notice.notice': [['sections', 'notices']],
  'api::reference.reference': [['references'], ['sections', 'references']],
  'api::contributor.contributor': [['authors'], ['reviewers'], ['review', 'reviewedBy']],
};

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
