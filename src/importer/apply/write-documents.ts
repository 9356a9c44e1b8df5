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
  query: StoredDocumentsQuery;
  /** What the documents have to become, in the order in which they can be written and published. */
  wanted: readonly DocumentForm[];
  /** The difference between that and the drafts. */
  changes: readonly DocumentChange[];
  stored: readonly StoredDocument[];
  resolve: ResolveDocument;
  /** Fields that every new document gets beside its own, such as a section's article. */
  fixed?: Record<string, unknown>;
  /** Publishes also what did not change. Else what an editor has withdrawn stays withdrawn until its file changes. */
  publishesAll?: boolean;
}

export interface WrittenDocuments {
  /** The documentId of every slug. */
  documentIds: Map<string, string>;
  /** Whether any of them had no published version before. */
  isFirstPublished: boolean;
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

/** Strapi drops a relation for good when its target is not published, and says nothing: so the result is held against the draft. */
const checkPublished = (
  uid: string,
  due: readonly DocumentForm[],
  published: readonly DocumentForm[],
): void => {
  const publishedBySlug = new Map(published.map((form) => [form.slug, form.fields]));
  for (const { slug, fields } of due) {
    const lost = Object.keys(fields).filter(
      (name) => !isDeepStrictEqual(publishedBySlug.get(slug)?.[name] ?? null, fields[name]),
    );
    if (lost.length > 0) {
      throw new errors.ApplicationError(
        `${uid} "${slug}" ${lost.join(', ')} — expected what it refers to to be published; publish that first. Nothing of this explainer was written`,
      );
    }
  }
};

/** Publishes what is due, in the order given; tells whether anything of it had no published version before. */
const publish = async (
  strapi: Core.Strapi,
  { query, wanted, changes, publishesAll = false }: DocumentsToWrite,
  documentIds: ReadonlyMap<string, string>,
): Promise<boolean> => {
  const { uid, locale } = query;
  const written = new Set(
    changes.filter(({ action }) => action !== 'none').map(({ slug }) => slug),
  );
  const due = publishesAll ? wanted : wanted.filter(({ slug }) => written.has(slug));
  if (due.length === 0) return false;
  const before = await readStoredDocuments(strapi, { ...query, version: 'published', names: [] });
  const publishedBefore = new Set(before.map(({ slug }) => slug));
  for (const { slug } of due) {
    const documentId = documentIds.get(slug);
    if (documentId !== undefined) await documentWriter(strapi, uid).publish({ documentId, locale });
  }
  checkPublished(uid, due, await readStoredDocuments(strapi, { ...query, version: 'published' }));
  return due.some(({ slug }) => !publishedBefore.has(slug));
};

/** Brings one content type's documents, draft and published, to what is wanted. */
export const writeDocuments = async (
  strapi: Core.Strapi,
  work: DocumentsToWrite,
): Promise<WrittenDocuments> => {
  const documentIds = new Map(work.stored.map(({ slug, documentId }) => [slug, documentId]));
  await writeDrafts(strapi, work, documentIds);
  return { documentIds, isFirstPublished: await publish(strapi, work, documentIds) };
};
