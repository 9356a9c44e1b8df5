import type { Core } from '@strapi/strapi';
import { inTransaction } from '../strapi/transaction';
import { writtenEntries } from '../strapi/written-entries';
import { localeFilter } from './locale-filter';

const articleUid = 'api::article.article';
const sectionUid = 'api::section.section';

interface Row {
  documentId: string;
  locale: string;
}

const idsOf = (rows: readonly Row[]): Set<string> =>
  new Set(rows.map(({ documentId }) => documentId));

/** Sections in a version, by the article that they are in. */
const readSections = (
  strapi: Core.Strapi,
  version: 'draft' | 'published',
  where: object,
): Promise<Row[]> =>
  strapi.db.query(sectionUid).findMany({
    select: ['documentId', 'locale'],
    where: { ...where, publishedAt: version === 'draft' ? null : { $notNull: true } },
  });

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

    return inTransaction(strapi, async () => {
      const inLocale = localeFilter(strapi, sectionUid, locale);
      const here = { article: { documentId }, ...inLocale };
      const published = await readSections(strapi, 'published', here);
      // The draft says whose a section is: one that an editor has moved to another article is withdrawn here and lives on there.
      const drafts = idsOf(action === 'delete' ? await readSections(strapi, 'draft', here) : []);
      const elsewhere = idsOf(
        drafts.size === 0
          ? []
          : await readSections(strapi, 'published', {
              documentId: { $in: [...drafts] },
              article: { documentId: { $ne: documentId } },
              ...inLocale,
            }),
      );

      const result = await next();
      // A client may have asked for what there is not.
      if (writtenEntries(result).length === 0) return result;
      const sections = strapi.documents(sectionUid);
      for (const section of idsOf(published)) {
        if (!drafts.has(section)) await sections.unpublish({ documentId: section, locale });
      }
      for (const section of drafts) {
        if (!elsewhere.has(section)) {
          await sections.delete({ documentId: section, locale });
          continue;
        }
        // One that was moved here and not published lives on where readers have it, be it in one language only.
        for (const row of published.filter((one) => one.documentId === section))
          await sections.unpublish({ documentId: section, locale: row.locale });
        await sections.discardDraft({ documentId: section, locale });
      }
      return result;
    });
  });
};
