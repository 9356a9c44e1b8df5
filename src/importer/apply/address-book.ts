import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { vocabularyUids } from '../plan/vocabulary-forms';
import type { ResolveDocument } from './document-fields';
import { readStoredDocuments } from './stored-documents';

/** Knows the document of every slug in the vocabulary of one locale; read once for many explainers. */
const readAddressBook = async (strapi: Core.Strapi, locale: string): Promise<ResolveDocument> => {
  const documentIds = new Map<string, string>();
  for (const uid of vocabularyUids) {
    const entries = await readStoredDocuments(strapi, { uid, version: 'draft', locale, names: [] });
    for (const { slug, documentId } of entries) documentIds.set(`${uid} ${slug}`, documentId);
  }
  return (targetUid, slug) => {
    const documentId = documentIds.get(`${targetUid} ${slug}`);
    if (documentId === undefined) {
      throw new errors.NotFoundError(
        `${targetUid} — expected an entry "${slug}" in locale "${locale}"`,
      );
    }
    return documentId;
  };
};

/** The address book of any locale, read when it is first asked for. */
export const createAddressBooks = (
  strapi: Core.Strapi,
): ((locale: string) => Promise<ResolveDocument>) => {
  const byLocale = new Map<string, Promise<ResolveDocument>>();
  return (locale) => {
    const resolve = byLocale.get(locale) ?? readAddressBook(strapi, locale);
    byLocale.set(locale, resolve);
    return resolve;
  };
};
