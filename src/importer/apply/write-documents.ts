import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isDeepStrictEqual } from 'node:util';
import type { DocumentChange, DocumentForm } from '../plan/document-form';
import { writeFields, type ResolveDocument } from './document-fields';
import { documentWriter } from '../../strapi-types';
import {
  readStoredDocuments,
  type StoredDocument,
  type StoredDocumentsQuery,
} from './stored-documents';

export interface DocumentsToWrite {
  query: Omit<StoredDocumentsQuery, 'version'>;
  changes: DocumentChange[];
  stored: StoredDocument[];
  resolve: ResolveDocument;
  /** Fields that every new document gets beside its own, such as a section's article. */
  fixed?: Record<string, unknown>;
}

/** Writes the drafts; afterwards `documentIds` knows every document by its slug. */
const writeDrafts = async (
  strapi: Core.Strapi,
  { query, changes, resolve, fixed = {} }: DocumentsToWrite,
  documentIds: Map<string, string>,
): Promise<void> => {
  const { uid, locale } = query;
  const { attributes } = strapi.contentType(uid);
  const documents = documentWriter(strapi, uid);
  const resolveHere: ResolveDocument = (target, slug) =>
    (target === uid ? documentIds.get(slug) : undefined) ?? resolve(target, slug);

  for (const change of changes) {
    const documentId = documentIds.get(change.slug);
    if (change.action === 'create') {
      const data = { ...writeFields(strapi, attributes, change.fields, resolveHere), ...fixed };
      documentIds.set(change.slug, (await documents.create({ data, locale })).documentId);
    } else if (change.action === 'update' && documentId !== undefined) {
      const data = writeFields(strapi, attributes, change.fields, resolveHere);
      await documents.update({ documentId, locale, data });
    } else if (change.action === 'delete' && documentId !== undefined) {
      await documents.delete({ documentId, locale });
      documentIds.delete(change.slug);
    }
  }
};

/**
 * Publishes what was written and what was never published, in the order given, and holds the result against the drafts:
 * Strapi drops a relation for good when its target is not published yet, and says nothing.
 */
const publish = async (
  strapi: Core.Strapi,
  { query, changes }: DocumentsToWrite,
  wanted: readonly DocumentForm[],
  documentIds: Map<string, string>,
): Promise<void> => {
  const { uid, locale } = query;
  const published = await readStoredDocuments(strapi, { ...query, version: 'published' });
  const publishedSlugs = new Set(published.map(({ slug }) => slug));
  const touched = new Set(
    changes.filter(({ action }) => action !== 'none').map(({ slug }) => slug),
  );
  const due = wanted.filter(({ slug }) => touched.has(slug) || !publishedSlugs.has(slug));
  if (due.length === 0) return;
  for (const { slug } of due) {
    const documentId = documentIds.get(slug);
    if (documentId !== undefined) await documentWriter(strapi, uid).publish({ documentId, locale });
  }
  const after = await readStoredDocuments(strapi, { ...query, version: 'published' });
  const afterBySlug = new Map(after.map((form) => [form.slug, form.fields]));
  for (const { slug, fields } of due) {
    for (const [name, value] of Object.entries(fields)) {
      if (!isDeepStrictEqual(afterBySlug.get(slug)?.[name] ?? null, value)) {
        throw new errors.ApplicationError(
          `${uid} "${slug}" — publishing lost its ${name}: nothing of this explainer was written`,
        );
      }
    }
  }
};

/** Brings one content type's documents to what is wanted, published; the slugs of all of them by documentId come back. */
export const writeDocuments = async (
  strapi: Core.Strapi,
  work: DocumentsToWrite,
  wanted: readonly DocumentForm[],
): Promise<Map<string, string>> => {
  const documentIds = new Map(work.stored.map(({ slug, documentId }) => [slug, documentId]));
  await writeDrafts(strapi, work, documentIds);
  await publish(strapi, work, wanted, documentIds);
  return documentIds;
};
