import type { Core } from '@strapi/strapi';
import { tableOf } from '../database/table-of';
import { inTransaction } from '../strapi/transaction';
import { isRecord } from '../explainer/is-record';
import { linkTable } from '../database/link-table';

const sectionUid = 'api::section.section';
const articleUid = 'api::article.article';
const writes = new Set(['create', 'update', 'clone', 'publish', 'discardDraft']);
/** Both make rows of an article anew, and with them the links of its sections. */
const relinks = new Set(['publish', 'discardDraft']);

/**
 * Writes `<article's documentId>/<slug>` into the sections that the write touched, in its transaction.
 * The article stands in a link table and no index spans two tables; this column is what the unique index can hold.
 */
const readdress = (strapi: Core.Strapi, touched: { section?: string; article?: string }) =>
  inTransaction(strapi, async (transaction) => {
    const link = linkTable(strapi, sectionUid, 'article');
    const sections = tableOf(strapi, sectionUid);
    const articles = tableOf(strapi, articleUid);
    const table = (name: string) => strapi.db.getConnection(name).transacting(transaction);
    const linked = () =>
      table(link.name).join(articles, `${articles}.id`, `${link.name}.${link.to}`);

    const address = linked()
      .whereRaw('?? = ??', [`${link.name}.${link.from}`, `${sections}.id`])
      .select(transaction.raw(`?? || '/' || ??`, [`${articles}.document_id`, `${sections}.slug`]))
      .limit(1);
    await table(sections)
      .where((rows) => {
        if (touched.section !== undefined) {
          void rows.where(`${sections}.document_id`, touched.section);
          return;
        }
        const ofArticle = linked()
          .where(`${articles}.document_id`, touched.article)
          .select(`${link.name}.${link.from}`);
        void rows
          .whereIn(`${sections}.id`, ofArticle)
          .orWhereLike(`${sections}.address`, `${touched.article ?? ''}/%`);
      })
      .update({ address });
  });

/** Keeps every section's address, by which its slug is unique within its article, in step with what is written. */
export const installSectionAddress = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const isSection = context.uid === sectionUid;
    if ((!isSection && context.uid !== articleUid) || !writes.has(context.action)) return next();

    return inTransaction(strapi, async () => {
      const result = await next();
      const data: unknown = 'data' in context.params ? context.params.data : undefined;
      // An article's write can only move sections where it lists them; and a section is published with the address of its draft.
      const isMoved = isSection
        ? context.action !== 'publish'
        : relinks.has(context.action) || (isRecord(data) && 'sections' in data);
      const documentId =
        isRecord(result) && typeof result.documentId === 'string' ? result.documentId : undefined;
      if (isMoved && documentId !== undefined) {
        await readdress(strapi, isSection ? { section: documentId } : { article: documentId });
      }
      return result;
    });
  });
};
