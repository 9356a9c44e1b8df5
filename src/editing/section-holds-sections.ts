import type { Core } from '@strapi/strapi';
import { inTransaction } from '../strapi/types';
import { localeFilter } from './locale-filter';

const sectionUid = 'api::section.section';

/**
 * A section holds the sections below it: what withdraws it withdraws them too.
 * Strapi would leave them published without what they stand under, as if each were a topic of its own.
 */
export const installSectionHoldsSections = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== sectionUid || context.action !== 'unpublish') return next();
    const { documentId, locale } = context.params;

    return inTransaction(strapi, async () => {
      const held: { documentId: string }[] = await strapi.db.query(sectionUid).findMany({
        select: ['documentId'],
        where: {
          parent: { documentId },
          publishedAt: { $notNull: true },
          ...localeFilter(strapi, sectionUid, locale),
        },
      });
      const result = await next();
      for (const section of new Set(held.map((row) => row.documentId))) {
        await strapi.documents(sectionUid).unpublish({ documentId: section, locale });
      }
      return result;
    });
  });
};
