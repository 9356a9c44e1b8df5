import type { Core } from '@strapi/strapi';
import { linkTable, type LinkTable } from '../database/link-table';
import { quoteTable } from '../database/quote-table';
import { selectOften, selectRows } from '../strapi/database';
import { quotedTableOf } from '../database/table-of';
import { articleUid, sectionUid } from './uids';

/** The names of relations and components. */
export interface Attributes {
  article: readonly string[];
  section: readonly string[];
}

/** Whether any of the rows that `holders` gives has a link or a component there, of whichever version. */
const isFilled = (strapi: Core.Strapi, links: LinkTable, holders: string): string =>
  // The holders first, on SQLite too, which may begin with all components of that name else (`link-rows.ts`).
  `EXISTS (SELECT 1 FROM ${holders} h CROSS JOIN ${quoteTable(strapi, links.name)} l WHERE l.${links.from} = h.id
     ${links.field === undefined ? '' : `AND l.field || '' = '${links.field}'`})`;

/**
 * Which of these attributes any of the published articles, or of their published sections, has something in. It is one statement,
 * where the query engine sends one for each of them, and for most of a short explainer there is nothing to be found.
 */
export const readFilled = async (
  strapi: Core.Strapi,
  documentIds: readonly string[],
  { article, section }: Attributes,
): Promise<{ article: ReadonlySet<string>; section: ReadonlySet<string> }> => {
  const sections = linkTable(strapi, articleUid, 'sections');
  const columns = [
    ...article.map((name) => {
      const filled = isFilled(strapi, linkTable(strapi, articleUid, name), 'article');
      return `${filled} AS "article ${name}"`;
    }),
    ...section.map((name) => {
      const filled = isFilled(strapi, linkTable(strapi, sectionUid, name), 'section');
      return `${filled} AS "section ${name}"`;
    }),
  ];
  // A publish is about one article nearly always; of each other number the statement is another.
  const select = documentIds.length === 1 ? selectOften : selectRows;
  const [row = {}] = await select<Record<string, unknown>>(
    strapi,
    `WITH article AS (SELECT id FROM ${quotedTableOf(strapi, articleUid)} WHERE published_at IS NOT NULL
         AND document_id IN (${documentIds.map((_documentId, index) => `:id${index}`).join(', ')})),
       section AS (SELECT l.${sections.to} AS id FROM article a
         CROSS JOIN ${quoteTable(strapi, sections.name)} l WHERE l.${sections.from} = a.id)
     SELECT ${columns.join(', ')}`,
    Object.fromEntries(documentIds.map((documentId, index) => [`id${index}`, documentId])),
  );
  const filledOf = (holder: string, names: readonly string[]): ReadonlySet<string> =>
    new Set(names.filter((name) => Boolean(row[`${holder} ${name}`])));
  return { article: filledOf('article', article), section: filledOf('section', section) };
};
