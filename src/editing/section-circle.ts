import type { Core } from '@strapi/strapi';
import { linkTable } from '../link-table';
import { quoteTable } from '../quote-table';
import { selectRows } from '../strapi-types';
import { tableOf, type Version } from './link-rows';

const sectionUid = 'api::section.section';

/** The slug of a section that stands below the one above it: of one of a circle in which a section stands; undefined where it stands in none. */
export const findCircle = async (
  strapi: Core.Strapi,
  documentId: string,
  version: Version,
): Promise<string | undefined> => {
  const sections = quoteTable(strapi, tableOf(strapi, sectionUid));
  const { name, from, to } = linkTable(strapi, sectionUid, 'parent');
  const links = quoteTable(strapi, name);
  // UNION, which gives each row once, is what ends it in a circle.
  const [found] = await selectRows<{ slug: string }>(
    strapi,
    `WITH RECURSIVE above(id, below) AS (
       SELECT l.${to}, s.id FROM ${sections} s JOIN ${links} l ON l.${from} = s.id
         WHERE s.document_id = :documentId AND s.published_at IS ${version === 'draft' ? '' : 'NOT '}NULL
       UNION SELECT l.${to}, l.${from} FROM above a JOIN ${links} l ON l.${from} = a.id)
     SELECT s.slug FROM above a
       JOIN ${sections} top ON top.id = a.id JOIN ${sections} s ON s.id = a.below
       WHERE top.document_id = :documentId`,
    { documentId },
  );
  return found?.slug;
};
