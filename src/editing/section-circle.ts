import type { Core } from '@strapi/strapi';
import { quotedTableOf } from '../database/table-of';
import { linkTable } from '../database/link-table';
import { quoteTable } from '../database/quote-table';
import { selectOften } from '../strapi/database';
import type { Version } from './link-rows';

const sectionUid = 'api::section.section';

/** A section as it stands in some of its languages; where none is named, in all of them. */
export interface Standing {
  documentId: string;
  version: Version;
  locales: readonly string[];
}

/**
 * The slug of a section that stands below the one above it: of one of a circle in which a section stands; undefined where it
 * stands in none. In other languages than those asked for there may be one from before.
 */
export const findCircle = async (
  strapi: Core.Strapi,
  { documentId, version, locales }: Standing,
): Promise<string | undefined> => {
  const sections = quotedTableOf(strapi, sectionUid);
  const { name, from, to } = linkTable(strapi, sectionUid, 'parent');
  const links = quoteTable(strapi, name);
  const inLanguages = locales.map((_locale, index) => `:locale${index}`).join(', ');
  // UNION, which gives each row once, is what ends it in a circle.
  const [found] = await selectOften<{ slug: string }>(
    strapi,
    `WITH RECURSIVE above(id, below) AS (
       SELECT l.${to}, s.id FROM ${sections} s JOIN ${links} l ON l.${from} = s.id
         WHERE s.document_id = :documentId AND s.published_at IS ${version === 'draft' ? '' : 'NOT '}NULL
           ${inLanguages === '' ? '' : `AND s.locale IN (${inLanguages})`}
       UNION SELECT l.${to}, l.${from} FROM above a JOIN ${links} l ON l.${from} = a.id)
     SELECT s.slug FROM above a
       JOIN ${sections} top ON top.id = a.id JOIN ${sections} s ON s.id = a.below
       WHERE top.document_id = :documentId`,
    {
      documentId,
      ...Object.fromEntries(locales.map((locale, index) => [`locale${index}`, locale])),
    },
  );
  return found?.slug;
};
