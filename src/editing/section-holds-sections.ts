import type { Core } from '@strapi/strapi';
import { AsyncLocalStorage } from 'node:async_hooks';
import { inTransaction } from '../strapi/transaction';
import { localeFilter } from './locale-filter';

const sectionUid = 'api::section.section';

interface Standing {
  article: { documentId: string } | null;
}

interface Row {
  documentId: string;
  locale: string;
}

/** A section with the one that it stands below. */
interface Held extends Standing, Row {
  parent: Standing;
}

/** Whether what is withdrawn is withdrawn because something above it is deleted. */
const byDeletion = new AsyncLocalStorage<true>();

const isSame = (one: Row, other: Row): boolean =>
  one.documentId === other.documentId && one.locale === other.locale;

/**
 * A section holds the sections below it: what withdraws or deletes it withdraws them too; their drafts stay.
 * Strapi would leave them published without what they stand under, as if each were a topic of its own, and below an advertisement no
 * longer one.
 */
export const installSectionHoldsSections = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const { uid, action } = context;
    if (uid !== sectionUid || (action !== 'unpublish' && action !== 'delete')) return next();
    const { documentId, locale } = context.params;

    return inTransaction(strapi, async () => {
      const here = { parent: { documentId }, ...localeFilter(strapi, sectionUid, locale) };
      const sections = strapi.db.query(sectionUid);
      const article = { select: ['documentId'] };
      const below: Held[] = await sections.findMany({
        select: ['documentId', 'locale'],
        where: { ...here, publishedAt: { $notNull: true } },
        populate: { article, parent: { populate: { article } } },
      });
      // Sections are moved to another article one by one: what is still in the former one is not withdrawn with what left it.
      const held = below.filter(
        (one) => one.article?.documentId === one.parent.article?.documentId,
      );
      // What an editor, or an import, has moved away from below it is to outlive it.
      const drafts: Row[] | null =
        (action === 'delete' || byDeletion.getStore() === true) && held.length > 0
          ? await sections.findMany({
              select: ['documentId', 'locale'],
              where: { ...here, publishedAt: null },
            })
          : null;
      const result = await next();
      for (const one of held) {
        if (drafts !== null && !drafts.some((draft) => isSame(draft, one))) continue;
        const withdraw = () =>
          strapi
            .documents(sectionUid)
            .unpublish({ documentId: one.documentId, locale: one.locale });
        await (drafts === null ? withdraw() : byDeletion.run(true, withdraw));
      }
      return result;
    });
  });
};
