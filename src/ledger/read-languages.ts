import type { Core } from '@strapi/strapi';
import { isPublished } from '../strapi/row-versions';
import { articleUid } from './uids';

/** SQLite binds 32,766 values to a statement at most. */
const mostArticles = 10_000;

/** Gives the languages in which articles are published: one that is deleted in the settings takes its rows past every hook. */
export const readLanguages = async (
  strapi: Core.Strapi,
  documentIds: readonly string[],
): Promise<(documentId: string) => ReadonlySet<string>> => {
  const published = new Map<string, Set<string>>();
  for (let from = 0; from < documentIds.length; from += mostArticles) {
    const some = { $in: documentIds.slice(from, from + mostArticles) };
    const rows: { documentId: string; locale: string }[] = await strapi.db
      .query(articleUid)
      .findMany({ select: ['documentId', 'locale'], where: { ...isPublished, documentId: some } });
    for (const { documentId, locale } of rows) {
      published.set(documentId, (published.get(documentId) ?? new Set<string>()).add(locale));
    }
  }
  return (documentId) => published.get(documentId) ?? new Set<string>();
};
