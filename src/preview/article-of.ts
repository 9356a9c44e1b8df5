import type { Core } from '@strapi/strapi';
import { isDraft, isPublished } from '../strapi/row-versions';
import type { PreviewLink } from './policy/preview-link';
import { sectionUid } from './read-draft';

/** The article that an editor has open, or a section of; null where the section stands in none. */
export const articleOf = async (
  strapi: Core.Strapi,
  { type, documentId, locale, version }: Omit<PreviewLink, 'article' | 'expiresAt'>,
): Promise<string | null> => {
  if (type === 'article') return documentId;
  const where = version === 'draft' ? isDraft : isPublished;
  const section: { article: { documentId: string } | null } | null = await strapi.db
    .query(sectionUid)
    .findOne({
      select: ['id'],
      where: { documentId, locale, ...where },
      populate: { article: { select: ['documentId'] } },
    });
  return section?.article?.documentId ?? null;
};
