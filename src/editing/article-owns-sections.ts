import type { Core } from '@strapi/strapi';
import { inTransaction } from '../strapi-types';

const articleUid = 'api::article.article';
const sectionUid = 'api::section.section';

/**
 * An article owns its sections: what withdraws the article withdraws them too.
 * Strapi would leave them published without an article, where patients could go on reading them.
 */
export const installArticleOwnsSections = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== articleUid) return next();
    if (context.action !== 'delete' && context.action !== 'unpublish') return next();
    const { documentId, locale } = context.params;

    return inTransaction(strapi, async () => {
      const owned: { documentId: string }[] = await strapi.db.query(sectionUid).findMany({
        select: ['documentId'],
        where: { article: { documentId } },
      });
      const result = await next();
      for (const section of new Set(owned.map((row) => row.documentId))) {
        if (context.action === 'delete') {
          await strapi.documents(sectionUid).delete({ documentId: section, locale });
        } else {
          await strapi.documents(sectionUid).unpublish({ documentId: section, locale });
        }
      }
      return result;
    });
  });
};
