import type { Core } from '@strapi/strapi';
import { inTransaction } from '../strapi/transaction';
import { localeFilter } from './locale-filter';

const sectionUid = 'api::section.section';

interface Standing {
  article: { documentId: string } | null;
}

/** A section with the one that it stands below. */
interface Held extends Standing {
  documentId: string;
  parent: Standing;
}

/**
 * A section holds the sections below it: what withdraws it withdraws them too.
 * Strapi would leave them published without what they stand under, as if each were a topic of its own.
 */
export const installSectionHoldsSections = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== sectionUid || context.action !== 'unpublish') return next();
    const { documentId, locale } = context.params;

    return inTransaction(strapi, async () => {
      const article = { select: ['documentId'] };
      const below: Held[] = await strapi.db.query(sectionUid).findMany({
        select: ['documentId'],
        where: {
          parent: { documentId },
          publishedAt: { $notNull: true },
          ...localeFilter(strapi, sectionUid, locale),
        },
        populate: { article, parent: { populate: { article } } },
      });
      // Sections are moved to another article one by one: what is still in the former one is not withdrawn with what left it.
      const held = below.filter(
        (one) => one.article?.documentId === one.parent.article?.documentId,
      );
      const result = await next();
      for (const section of new Set(held.map((row) => row.documentId))) {
        await strapi.documents(sectionUid).unpublish({ documentId: section, locale });
      }
      return result;
    });
  });
};
