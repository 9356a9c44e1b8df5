import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isDeepStrictEqual } from 'node:util';
import type { DocumentChange, DocumentForm } from '../plan/document-form';
import { planPublishing } from '../plan/plan-publishing';
import { writeFields, type ResolveDocument } from './document-fields';
import { documentWriter } from '../../strapi/document-writer';
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
  /** The drafts as they are, at least those that are written or referred to. */
  stored: readonly StoredDocument[];
  resolve: ResolveDocument;
  /** Fields that every new document gets beside its own, such as a section's article. */
  fixed?: Record<string, unknown>;
  /** False where what owns the documents is not published; see `planPublishing`. */
  mayPublish?: boolean;
  /** Slugs of what is to be a draft only. */
  withdrawn: readonly string[];
}

export interface WrittenDocuments {
  /** The documentId of every slug. */
  documentIds: Map<string, string>;
  /** Slugs of what was changed but not published; see `planPublishing`. */
  leftAsDraft: string[];
  /** Slugs of what is a draft only now: what had to be, and what stood below it. */
  withdrawn: string[];
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
 * Strapi drops a relation for good when its target is not published, and says nothing: so the result is held against the
 * draft. The files were checked for that before anything was written; this meets what an editor withdrew since.
 */
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
        `${uid} "${slug}" ${lost.join(', ')} — expected what it refers to to be published still; run the import again. Nothing of this transaction was written`,
      );
    }
  }
};

const readPublished = (
  strapi: Core.Strapi,
  query: StoredDocumentsQuery,
): Promise<StoredDocument[]> => readStoredDocuments(strapi, { ...query, version: 'published' });

/** Publishes what was written and may be public, in the order given; what is left as a draft comes back. */
const publish = async (
  strapi: Core.Strapi,
  { query, wanted, changes, stored, mayPublish = true }: DocumentsToWrite,
  documentIds: ReadonlyMap<string, string>,
  published: readonly StoredDocument[],
): Promise<string[]> => {
  const { uid, locale } = query;
  const plan = planPublishing({ wanted, changes, drafts: stored, published, mayPublish });
  for (const { slug } of plan.due) {
    const documentId = documentIds.get(slug);
    if (documentId !== undefined) await documentWriter(strapi, uid).publish({ documentId, locale });
  }
  if (plan.due.length > 0) checkPublished(uid, plan.due, await readPublished(strapi, query));
  return plan.leftAsDraft;
};

/**
 * Withdraws what is to be a draft only. After all else is published: what the file has moved away from below it would be
 * withdrawn with it otherwise.
 */
const withdraw = async (
  strapi: Core.Strapi,
  { query, withdrawn }: DocumentsToWrite,
  documentIds: ReadonlyMap<string, string>,
): Promise<string[]> => {
  if (withdrawn.length === 0) return [];
  const readSlugs = async (): Promise<string[]> =>
    (await readPublished(strapi, { ...query, names: [] })).map(({ slug }) => slug);
  const before = await readSlugs();
  for (const slug of withdrawn) {
    const documentId = documentIds.get(slug);
    if (documentId === undefined) continue;
    await documentWriter(strapi, query.uid).unpublish({ documentId, locale: query.locale });
  }
  const after = new Set(await readSlugs());
  return [...new Set([...withdrawn, ...before.filter((slug) => !after.has(slug))])];
};

/** Brings one content type's documents, draft and published, to what is wanted. */
export const writeDocuments = async (
  strapi: Core.Strapi,
  work: DocumentsToWrite,
): Promise<WrittenDocuments> => {
  const documentIds = new Map(work.stored.map(({ slug, documentId }) => [slug, documentId]));
  const isChanged = work.changes.some(({ action }) => action !== 'none');
  // Before anything is deleted: what is published below it names it no longer then, as if an editor had moved its draft there.
  const published = isChanged ? await readPublished(strapi, work.query) : [];
  await writeDrafts(strapi, work, documentIds);
  const leftAsDraft = isChanged ? await publish(strapi, work, documentIds, published) : [];
  return { documentIds, leftAsDraft, withdrawn: await withdraw(strapi, work, documentIds) };
};
