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

/** What a version of a document names by this relation. */
export const findNamed = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  { uid, documentId, languages }: Entry,
  relation: string,
  entryUid: string,
  version: Version,
): Promise<Named[]> => {
  const naming = { holderUid: uid, relation, entryUid };
  const { query, columns, tableName } = allLinks(strapi, transaction, naming, version);
  void query.where(columns.holder, documentId);
  if (languages !== undefined) void query.whereIn(`${tableName}.locale`, languages);
  const found: Named[] = await query.select({ ...columns, entry: 'entry.document_id' });
  return found;
};
