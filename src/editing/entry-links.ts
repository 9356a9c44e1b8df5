import type { Core, UID } from '@strapi/strapi';
import type { Transaction } from '../strapi-types';
import { isOf, linksOf, sourcesOf, tableOf, type Version } from './link-rows';
import type { NamingRelation } from './named-entries';

/** A document, in the languages of a write; undefined: in all. */
export interface Entry {
  uid: UID.ContentType;
  documentId: string;
  languages: readonly string[] | undefined;
}

/** Where a document names an entry. */
export interface NamedAt {
  holder: string;
  language: string;
  /**
   * The entry's place in the list, that of the component which names it, or that of the holder among those that stand under
   * the entry; null where there is one only.
   */
  place: number | null;
}

/** All links of a relation between rows of one version; the row that is named is called `entry`. */
const allLinks = (
  strapi: Core.Strapi,
  transaction: Transaction,
  naming: NamingRelation & { entryUid: string },
  version: Version,
) => {
  const links = linksOf(strapi, naming);
  const { rows, tableName, source, place } = sourcesOf(strapi, transaction, naming, version);
  const order = links.order === undefined ? null : `${links.name}.${links.order}`;
  const columns = {
    holder: `${tableName}.document_id`,
    language: `${tableName}.locale`,
    place: place ?? order ?? transaction.raw('NULL'),
  };
  const query = rows
    .join(links.name, `${links.name}.${links.from}`, source)
    .join(`${tableOf(strapi, naming.entryUid)} as entry`, `${links.name}.${links.to}`, 'entry.id')
    .whereRaw(isOf(version), ['entry.published_at']);
  return { query, columns, tableName };
};

/** Where drafts, or what is published, name an entry by this relation. */
export const findLinks = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  { uid, documentId, languages }: Entry,
  naming: NamingRelation,
  version: Version,
): Promise<NamedAt[]> => {
  const { query, columns } = allLinks(strapi, transaction, { ...naming, entryUid: uid }, version);
  void query.where('entry.document_id', documentId);
  if (languages !== undefined) void query.whereIn('entry.locale', languages);
  const found: NamedAt[] = await query.select(columns);
  return found;
};

/** An entry that a document names, and where. */
export interface Named extends NamedAt {
  entry: string;
}

/** What a version of a document names by this relation; `isAwaited` where only what is not published is asked for. */
export const findNamed = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  { uid, documentId, languages }: Entry,
  naming: { relation: string; entryUid: string; version: Version; isAwaited?: boolean },
): Promise<Named[]> => {
  const { entryUid, version, isAwaited = false } = naming;
  const all = { holderUid: uid, relation: naming.relation, entryUid };
  const { query, columns, tableName } = allLinks(strapi, transaction, all, version);
  void query.where(columns.holder, documentId);
  if (languages !== undefined) void query.whereIn(`${tableName}.locale`, languages);
  if (isAwaited) {
    const published = strapi.db
      .getConnection(`${tableOf(strapi, entryUid)} as published`)
      .whereRaw('?? = ??', ['published.document_id', 'entry.document_id'])
      .whereRaw('?? = ??', ['published.locale', 'entry.locale'])
      .whereRaw(isOf('published'), ['published.published_at']);
    void query.whereNotExists(published);
  }
  const found: Named[] = await query.select({ ...columns, entry: 'entry.document_id' });
  return found;
};
