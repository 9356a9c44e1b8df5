import type { Core } from '@strapi/strapi';
import { isDraft } from '../strapi/row-versions';
import { mayReadInPanel } from '../strapi/panel';
import { articleUid, sectionUid } from './read-draft';

/** Roles that administrators make may be bound to what somebody wrote herself. */
export const withCreator = { createdBy: { populate: { roles: true } } };

interface DraftRow {
  sections: object[];
}

/**
 * Whether the administrator whose request this is may read the draft of an article and of each of its sections: all that a
 * preview may show, whoever wrote it.
 */
export const mayReadDraft = async (
  strapi: Core.Strapi,
  { documentId, locale }: { documentId: string; locale: string },
): Promise<boolean> => {
  const article: DraftRow | null = await strapi.db.query(articleUid).findOne({
    where: { documentId, locale, ...isDraft },
    populate: { ...withCreator, sections: { where: isDraft, populate: withCreator } },
  });
  // Nothing is shown of what is not there.
  if (article === null) return true;
  return (
    mayReadInPanel(strapi, articleUid, article) &&
    article.sections.every((section) => mayReadInPanel(strapi, sectionUid, section))
  );
};
