import type { Core } from '@strapi/strapi';
import { inTransaction } from '../strapi/transaction';
import { writtenEntries } from '../strapi/written-entries';
import { localeFilter } from './locale-filter';

const articleUid = 'api::article.article';
const sectionUid = 'api::section.section';

/**
 * An article owns its sections: what withdraws the article withdraws them too.
 * Strapi would leave them published without an article, where patients could go on reading them.
 */
export const installArticleOwnsSections = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== articleUid) return next();
    const { action } = context;
    if (action !== 'delete' && action !== 'unpublish') return next();
    const { documentId, locale } = context.params;

    const publishedElsewhere = async (
      drafts: ReadonlySet<string>,
      article: string,
      inLocale: object,
    ): Promise<Set<string>> => {
      const rows: { documentId: string }[] = await strapi.db.query(sectionUid).findMany({
        select: ['documentId'],
        where: {
          documentId: { $in: [...drafts] },
          publishedAt: { $notNull: true },
          article: { documentId: { $ne: article } },
          ...inLocale,
        },
      });
      return new Set(rows.map((row) => row.documentId));
    };
    return inTransaction(strapi, async () => {
      const inLocale = localeFilter(strapi, sectionUid, locale);
      const sectionsOf = async (version: 'draft' | 'published'): Promise<Set<string>> => {
        const rows: { documentId: string }[] = await strapi.db.query(sectionUid).findMany({
          select: ['documentId'],
          where: {
            article: { documentId },
            publishedAt: version === 'draft' ? null : { $notNull: true },
            ...inLocale,
          },
        });
        return new Set(rows.map((row) => row.documentId));
      };
      const published = await sectionsOf('published');
      // The draft says whose a section is: one that an editor has moved to another article is withdrawn here and lives on there.
      const drafts = action === 'delete' ? await sectionsOf('draft') : new Set<string>();
      const elsewhere = await publishedElsewhere(drafts, documentId, inLocale);

      const result = await next();
      // A client may have asked for what there is not.
      if (writtenEntries(result).length === 0) return result;
      const sections = strapi.documents(sectionUid);
      for (const section of published) {
        if (!drafts.has(section)) await sections.unpublish({ documentId: section, locale });
      }
      for (const section of drafts) {
        // One that was moved here and not published lives on where readers have it.
        if (elsewhere.has(section)) await sections.discardDraft({ documentId: section, locale });
        else await sections.delete({ documentId: section, locale });
      }
      return result;
    });
  });
};
