import type { Core } from '@strapi/strapi';
import { tableOf } from '../database/table-of';
import { linkTable } from '../database/link-table';
import type { Explainer } from '../explainer/explainer';
import { flattenSections } from '../explainer/flatten-sections';
import type { Transaction } from '../strapi/transaction';
import type { LatestRevision } from './latest-rows';
import { articleUid, sectionUid } from './uids';

/** An article or a section in a language. */
export interface Returned {
  uid: string;
  documentId: string;
  locale: string;
}

/** What was withdrawn by the latest revision, or before it, and is public again. */
export const findReturned = (
  latest: Pick<LatestRevision, 'presented' | 'formerSections'> | undefined,
  after: Explainer | null,
): Returned[] => {
  if (latest === undefined || after === null) return [];
  const { documentId, locale, sections } = after;
  const article = latest.presented === null ? [{ uid: articleUid, documentId, locale }] : [];
  const { withdrawn } = latest.formerSections;
  if (Object.keys(withdrawn).length === 0) return article;
  const returned = flattenSections(sections)
    .filter((section) => section.documentId in withdrawn)
    .map((section) => ({ uid: sectionUid, documentId: section.documentId, locale }));
  return [...article, ...returned];
};

/**
 * Empties the reasons for which they were withdrawn, in the draft too, lest they be told when they are withdrawn for another one.
 * Past Strapi's query engine, which would date the rows anew and so show the draft as modified.
 */
export const endRetractions = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  returned: readonly Returned[],
): Promise<void> => {
  for (const { uid, documentId, locale } of returned) {
    const rows = tableOf(strapi, uid);
    const links = linkTable(strapi, uid, 'retraction');
    const component = tableOf(strapi, links.target);
    const table = (name: string) => strapi.db.getConnection(name).transacting(transaction);
    const found: { id: number }[] = await table(links.name)
      .join(rows, `${rows}.id`, `${links.name}.${links.from}`)
      .where({
        [`${rows}.document_id`]: documentId,
        [`${rows}.locale`]: locale,
        [`${links.name}.field`]: 'retraction',
      })
      .select({ id: `${links.name}.${links.to}` });
    if (found.length === 0) continue;
    const ids = found.map(({ id }) => id);
    await table(links.name).where({ field: 'retraction' }).whereIn(links.to, ids).delete();
    await table(component).whereIn('id', ids).delete();
  }
};
