import type { Core } from '@strapi/strapi';
import { isPublished } from '../strapi/row-versions';
import { versionKey } from './pending-changes';
import { articleUid } from './uids';

/** SQLite binds 32,766 values to a statement at most. */
const mostArticles = 10_000;

/** Tells in which languages articles are published: a language that is deleted in the settings takes its rows past every hook. */
export const readLanguages = async (
  strapi: Core.Strapi,
  documentIds: readonly string[],
): Promise<(documentId: string, language: string) => boolean> => {
  const published = new Set<string>();
  for (let from = 0; from < documentIds.length; from += mostArticles) {
    const documentId = { $in: documentIds.slice(from, from + mostArticles) };
    const rows: { documentId: string; locale: string }[] = await strapi.db
      .query(articleUid)
      .findMany({ select: ['documentId', 'locale'], where: { ...isPublished, documentId } });
    for (const row of rows) published.add(versionKey(row.documentId, row.locale));
  }
  return (documentId, language) => published.has(versionKey(documentId, language));
};
