import type { Core, UID } from '@strapi/strapi';
import { tableOf } from '../database/table-of';
import { prepareOnce } from '../database/prepare-once';
import type { Transaction } from '../strapi/transaction';
import { isOf, linksOf, sourcesOf, type Version } from './link-rows';
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

/** Typed, because PostgreSQL takes a bare NULL for a text where it unites it with numbers. */
const noPlace = (transaction: Transaction) => transaction.raw('CAST(NULL AS DOUBLE PRECISION)');

/** All links of a relation between rows of one version; the row that is named is called `entry`. */
const allLinks = (
  strapi: Core.Strapi,
  transaction: Transaction,
  naming: NamingRelation & { entryUid: string },
  version: Version,
  known: 'holder' | 'entry',
) => {
  const links = linksOf(strapi, naming);
  const { rows, tableName, source, place } = sourcesOf(strapi, transaction, naming, version, known);
  const order = links.order === undefined ? null : `${links.name}.${links.order}`;
  const columns = {
    holder: `${tableName}.document_id`,
    language: `${tableName}.locale`,
    place: place ?? order ?? noPlace(transaction),
  };
  const query = rows
    .join(links.name, `${links.name}.${links.from}`, source)
    .join(`${tableOf(strapi, naming.entryUid)} as entry`, `${links.name}.${links.to}`, 'entry.id')
    .whereRaw(isOf(version), ['entry.published_at']);
  return { query, columns, tableName };
};

const linksTo = (
  strapi: Core.Strapi,
  transaction: Transaction,
  { uid, documentId, languages }: Entry,
  naming: NamingRelation,
  version: Version,
) => {
  const { query, columns } = allLinks(
    strapi,
    transaction,
    { ...naming, entryUid: uid },
    version,
    'entry',
  );
  void query.where('entry.document_id', documentId);
  if (languages !== undefined) void query.whereIn('entry.locale', languages);
  return query.select(columns);
};

/** Where drafts, or what is published, name an entry by this relation. */
export const findLinks = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  entry: Entry,
  naming: NamingRelation,
  version: Version,
): Promise<NamedAt[]> => {
  const found: NamedAt[] = await linksTo(strapi, transaction, entry, naming, version);
  return found;
};

/** Where drafts name it, and where what is published does, by one statement: it is asked at every publish. */
export const findLinksOfBoth = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  entry: Entry,
  naming: NamingRelation,
): Promise<Record<Version, NamedAt[]>> => {
  const ofVersion = (version: Version) =>
    linksTo(strapi, transaction, entry, naming, version).select({
      version: transaction.raw('?', [version]),
    });
  const found: (NamedAt & { version: Version })[] = await prepareOnce(
    strapi,
    ofVersion('draft').unionAll(ofVersion('published')),
  );
  return {
    draft: found.filter(({ version }) => version === 'draft'),
    published: found.filter(({ version }) => version === 'published'),
  };
};

/** An entry that a document names, and where. */
export interface Named extends NamedAt {
  entry: string;
}

/** The links of one relation of a document in this version. */
export const linksFrom = (
  strapi: Core.Strapi,
  transaction: Transaction,
  { uid, documentId, languages }: Entry,
  naming: { relation: string; entryUid: string; version: Version },
) => {
  const { relation, entryUid, version } = naming;
  const all = { holderUid: uid, relation, entryUid };
  const { query, columns, tableName } = allLinks(strapi, transaction, all, version, 'holder');
  void query.where(columns.holder, documentId);
  if (languages !== undefined) void query.whereIn(`${tableName}.locale`, languages);
  return { query, columns: { ...columns, entry: 'entry.document_id' } };
};

/** What a version of a document names by this relation. */
export const findNamed = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  holder: Entry,
  naming: { relation: string; entryUid: string; version: Version },
): Promise<Named[]> => {
  const { query, columns } = linksFrom(strapi, transaction, holder, naming);
  const found: Named[] = await query.select(columns);
  return found;
};
