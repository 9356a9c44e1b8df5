import type { Core } from '@strapi/strapi';
import type { DocumentForm } from '../plan/document-form';
import { isDraft, isPublished } from '../../strapi/row-versions';
import { isLocalized } from '../../strapi/locales';
import type { ImportedUid } from './imported-uid';
import { populateFor, readFields, scalarsOf } from './document-fields';

/** A stored document: its form, and what the document service needs to find it again. */
export interface StoredDocument extends DocumentForm {
  documentId: string;
}

/** Which version of documents is read, and of which article where they are its sections. */
export interface StoredDocumentsQuery {
  uid: ImportedUid;
  version: 'draft' | 'published';
  locale: string;
  /** The fields to read; the form has these and no others. */
  names: string[];
  where?: Record<string, unknown>;
}

/** Reads documents in one query a level, in the form in which the importer compares them. */
export const readStoredDocuments = async (
  strapi: Core.Strapi,
  { uid, version, locale, names, where = {} }: StoredDocumentsQuery,
): Promise<StoredDocument[]> => {
  const { attributes } = strapi.contentType(uid);
  const rows: Record<string, unknown>[] = await strapi.db.query(uid).findMany({
    where: {
      ...where,
      ...(version === 'draft' ? isDraft : isPublished),
      ...(isLocalized(strapi, uid) ? { locale } : {}),
    },
    select: ['id', 'documentId', 'slug', ...scalarsOf(attributes, names)],
    populate: populateFor(strapi, attributes, names),
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => ({
    documentId: String(row.documentId),
    slug: String(row.slug),
    fields: readFields(strapi, attributes, row, names),
  }));
};
