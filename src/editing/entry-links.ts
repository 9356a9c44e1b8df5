import type { Core, UID } from '@strapi/strapi';
import type { Transaction } from '../strapi/types';
import { isOf, linksOf, sourcesOf, tableOf, type Version } from './link-rows';
import type { Names, NamingRelation } from './named-entries';

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

/** Where drafts, or what is published, name an entry by this relation. */
export const findLinks = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  { uid, documentId, languages }: Entry,
  naming: NamingRelation,
  version: Version,
): Promise<NamedAt[]> => {
  const { query, columns } = allLinks(
    strapi,
    transaction,
    { ...naming, entryUid: uid },
    version,
    'entry',
  );
  void query.where('entry.document_id', documentId);
  if (languages !== undefined) void query.whereIn('entry.locale', languages);
  const found: NamedAt[] = await query.select(columns);
  return found;
};

/** An entry that a document names, and where. */
export interface Named extends NamedAt {
  entry: string;
}

/** The links of one relation of a document in this version. */
const linksFrom = (
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

/** An entry that a draft names and that is not published in the language in which it is named. */
export interface Awaited extends Named {
  relation: string;
  slug: string;
}

/** What a draft names by any of these relations and is not published, by one statement: it is asked at every publish. */
export const findAwaited = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  holder: Entry,
  names: Names,
): Promise<Awaited[]> => {
  const [first, ...others] = Object.entries(names).map(([relation, entryUid]) => {
    const naming = { relation, entryUid, version: 'draft' } as const;
    const { query, columns } = linksFrom(strapi, transaction, holder, naming);
    const published = strapi.db
      .getConnection(`${tableOf(strapi, entryUid)} as published`)
      .whereRaw('?? = ??', ['published.document_id', 'entry.document_id'])
      // Those of types that are not translated have no locale.
      .whereRaw(`COALESCE(??, '') = COALESCE(??, '')`, ['published.locale', 'entry.locale'])
      .whereRaw(isOf('published'), ['published.published_at']);
    return query
      .whereNotExists(published)
      .select({ ...columns, slug: 'entry.slug', relation: transaction.raw('?', [relation]) });
  });
  if (first === undefined) return [];
  const found: Awaited[] = await first.unionAll(others);
  return found;
};
