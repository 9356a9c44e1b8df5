import type { Core } from '@strapi/strapi';
import type { Transaction } from '../strapi-types';
import { linkTable, type LinkTable } from './link-table';
import type { NamingRelation } from './named-entries';

export type Version = 'draft' | 'published';

/** Where a document names an entry. */
export interface NamedAt {
  holder: string;
  language: string;
  /** The entry's place in the list, or that of the component which names it; null where there is one only. */
  place: number | null;
}

/** Below SQLite's limit of 500 rows in one insert. */
const batchSize = 100;

/** The table of a relation's links; of one inside a component, that of the component's. */
const linksOf = (strapi: Core.Strapi, { holderUid, relation }: NamingRelation): LinkTable => {
  const [name = '', inner] = relation.split('.');
  if (inner === undefined) return linkTable(strapi, holderUid, name);
  const component = strapi.db.metadata.get(holderUid).attributes[name];
  if (component === undefined || !('target' in component)) {
    throw new Error(`${holderUid} ${name} — expected a component`);
  }
  return linkTable(strapi, component.target, inner);
};

/** The rows from which the links of a relation lead: those of its holders, or of their components, and the place of these. */
const sourcesOf = (
  strapi: Core.Strapi,
  transaction: Transaction,
  { holderUid, relation, version }: NamingRelation & { version: Version },
) => {
  const [name = '', inner] = relation.split('.');
  const { tableName } = strapi.db.metadata.get(holderUid);
  const rows = strapi.db
    .getConnection(tableName)
    .transacting(transaction)
    .whereRaw(`?? IS ${version === 'draft' ? '' : 'NOT '}NULL`, [`${tableName}.published_at`]);
  if (inner === undefined) return { rows, tableName, source: `${tableName}.id`, place: null };
  const parts = linkTable(strapi, holderUid, name);
  void rows
    .join(parts.name, `${parts.name}.${parts.from}`, `${tableName}.id`)
    .where(`${parts.name}.field`, name);
  const place = parts.order === undefined ? null : `${parts.name}.${parts.order}`;
  return { rows, tableName, source: `${parts.name}.${parts.to}`, place };
};

/** Where drafts, or what is published, name an entry by this relation; `rowId` is that of the entry's own version. */
export const findLinks = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  { rowId, ...naming }: NamingRelation & { version: Version; rowId: number },
): Promise<NamedAt[]> => {
  const links = linksOf(strapi, naming);
  const { rows, tableName, source, place } = sourcesOf(strapi, transaction, naming);
  const order = links.order === undefined ? null : `${links.name}.${links.order}`;
  const found: NamedAt[] = await rows
    .join(links.name, `${links.name}.${links.from}`, source)
    .where(`${links.name}.${links.to}`, rowId)
    .select({
      holder: `${tableName}.document_id`,
      language: `${tableName}.locale`,
      place: place ?? order ?? transaction.raw('NULL'),
    });
  return found;
};

/** Has what is published at these places name the entry again, each at its place. */
export const makeLinks = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  { rowId, places, ...naming }: NamingRelation & { rowId: number; places: readonly NamedAt[] },
): Promise<void> => {
  const links = linksOf(strapi, naming);
  for (let from = 0; from < places.length; from += batchSize) {
    const batch = places.slice(from, from + batchSize);
    const { rows, tableName, source, place } = sourcesOf(strapi, transaction, {
      ...naming,
      version: 'published',
    });
    const sources: (NamedAt & { id: number })[] = await rows
      .whereIn(
        `${tableName}.document_id`,
        batch.map(({ holder }) => holder),
      )
      .select({
        id: source,
        holder: `${tableName}.document_id`,
        language: `${tableName}.locale`,
        place: place ?? transaction.raw('NULL'),
      });
    const made = batch.flatMap((one) =>
      sources
        .filter(
          ({ holder, language, ...found }) =>
            holder === one.holder &&
            language === one.language &&
            (place === null || found.place === one.place),
        )
        .map(({ id }) => ({
          [links.from]: id,
          [links.to]: rowId,
          ...(links.order === undefined ? {} : { [links.order]: one.place }),
        })),
    );
    if (made.length > 0) {
      await strapi.db.getConnection(links.name).transacting(transaction).insert(made);
    }
  }
};
