import type { Core, UID } from '@strapi/strapi';
import { tableOf } from '../database/table-of';
import { isRecord } from '../explainer/is-record';
import { sharedNames, type Copy, type FactsRow } from '../explainer/shared-facts';
import { writeComponents } from '../strapi/document-writer';
import type { Transaction } from '../strapi/transaction';
import { contentOf, readVersion, shapeOf } from './read-version';

/** A row, with who saved it in the admin panel. */
export interface SharedRow extends FactsRow {
  updatedBy: unknown;
}

/** Names of shared fields; those of components apart, which are rows of their own. */
interface SharedShape {
  scalars: string[];
  components: string[];
}

const sharedShape = (strapi: Core.Strapi, uid: UID.ContentType): SharedShape => {
  const { names, populate } = shapeOf(strapi, uid);
  const shared = sharedNames(names, strapi.contentType(uid).attributes);
  return {
    scalars: shared.filter((name) => !(name in populate)),
    components: shared.filter((name) => name in populate),
  };
};

const pick = (all: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, all[name]]));

/** All rows of a document, with what its languages share. */
export const readSharedRows = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
): Promise<SharedRow[]> => {
  const { scalars, components } = sharedShape(strapi, uid);
  const rows: (Record<string, unknown> & { id: number; locale: string })[] = await strapi.db
    .query(uid)
    .findMany({
      select: ['locale', 'publishedAt', ...scalars],
      where: { documentId },
      orderBy: 'id',
      populate: {
        ...pick(shapeOf(strapi, uid).populate, components),
        updatedBy: { select: ['id'] },
      },
    });
  return rows.map((row) => ({
    id: row.id,
    language: row.locale,
    isPublished: row.publishedAt !== null,
    facts: pick(contentOf(strapi, uid, row), [...scalars, ...components]),
    updatedBy: isRecord(row.updatedBy) ? row.updatedBy.id : null,
  }));
};

/** Has the other rows say what `from` does, in the name of whoever saved that. */
const copyFacts = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  from: SharedRow,
  to: SharedRow,
): Promise<void> => {
  const { scalars, components } = sharedShape(strapi, uid);
  const written = await writeComponents(strapi, uid, to.id, pick(from.facts, components));
  await strapi.db.query(uid).update({
    where: { id: to.id },
    data: { ...pick(from.facts, scalars), ...written, updatedBy: from.updatedBy },
  });
};

/** Copies facts between rows of one document. */
export const makeCopies = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  { uid, documentId }: { uid: UID.ContentType; documentId: string },
  copies: readonly Copy<SharedRow>[],
): Promise<void> => {
  const table = () => strapi.db.getConnection(tableOf(strapi, uid)).transacting(transaction);
  const readDate = async (row: object): Promise<unknown> => {
    const found: unknown = await table().where(row).first('updated_at');
    return isRecord(found) ? found.updated_at : undefined;
  };
  for (const { from, to } of copies) {
    for (const row of to) {
      const date = await readDate({ id: row.id });
      await copyFacts(strapi, uid, from, row);
      if (!row.isPublished) continue;
      // The panel calls a draft modified where it was saved after what is published, which Strapi has just dated anew.
      const address = { documentId, locale: row.language };
      const draft = await readVersion(strapi, uid, { ...address, isPublished: false });
      const published = await readVersion(strapi, uid, { ...address, isPublished: true });
      const isDraftPublished = draft !== undefined && draft.tag === published?.tag;
      const ofDraft = { document_id: documentId, locale: row.language, published_at: null };
      const settled = isDraftPublished ? await readDate(ofDraft) : date;
      await table().where({ id: row.id }).update({ updated_at: settled });
    }
  }
};
