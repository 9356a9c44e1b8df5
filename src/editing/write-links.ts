import type { Core } from '@strapi/strapi';
import type { Transaction } from '../strapi/transaction';
import type { Entry, NamedAt } from './entry-links';
import { linksOf, sourcesOf, type Version } from './link-rows';
import type { NamingRelation } from './named-entries';

/** Below SQLite's limit of 500 rows in one insert. */
const batchSize = 100;

/** The rows of an entry in this version, by their number. */
const rowsOf = async (
  strapi: Core.Strapi,
  { uid, documentId, languages }: Entry,
  version: Version,
): Promise<{ id: number; locale: string | null }[]> =>
  strapi.db.query(uid).findMany({
    select: ['id', 'locale'],
    where: {
      documentId,
      publishedAt: version === 'draft' ? null : { $notNull: true },
      ...(languages === undefined ? {} : { locale: { $in: languages } }),
    },
  });

/** Has drafts, or what is published, name the entry at these places. */
export const makeLinks = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  entry: Entry,
  naming: NamingRelation,
  version: Version,
  places: readonly NamedAt[],
): Promise<void> => {
  if (places.length === 0) return;
  const links = linksOf(strapi, naming);
  const targets = await rowsOf(strapi, entry, version);
  for (let from = 0; from < places.length; from += batchSize) {
    const batch = places.slice(from, from + batchSize);
    const { rows, tableName, source, place } = sourcesOf(strapi, transaction, naming, version);
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
    const made = batch.flatMap((one) => {
      const target = targets.find(({ locale }) => locale === null || locale === one.language);
      if (target === undefined) return [];
      const found = sources.filter(
        ({ holder, language, ...at }) =>
          holder === one.holder &&
          language === one.language &&
          (place === null || at.place === one.place),
      );
      return found.map(({ id }) => ({
        [links.from]: id,
        [links.to]: target.id,
        ...(links.order === undefined ? {} : { [links.order]: one.place }),
      }));
    });
    if (made.length > 0) {
      await strapi.db.getConnection(links.name).transacting(transaction).insert(made);
    }
  }
};

/** The links that a relation has in this version of these documents, and the rows that they lead from. */
export const readLinks = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  naming: NamingRelation,
  version: Version,
  holders: readonly Pick<NamedAt, 'holder' | 'language'>[],
): Promise<{ sources: number[]; rows: Record<string, unknown>[] }> => {
  if (holders.length === 0) return { sources: [], rows: [] };
  const links = linksOf(strapi, naming);
  const sources: number[] = [];
  for (const { holder, language } of holders) {
    const { rows, tableName, source } = sourcesOf(strapi, transaction, naming, version);
    void rows.where({ [`${tableName}.document_id`]: holder, [`${tableName}.locale`]: language });
    const found: { id: number }[] = await rows.select({ id: source });
    sources.push(...found.map(({ id }) => id));
  }
  const rows: Record<string, unknown>[] = await strapi.db
    .getConnection(links.name)
    .transacting(transaction)
    .whereIn(links.from, sources)
    .select('*');
  return { sources, rows };
};

/** Makes the links of a relation what `readLinks` found them to be. */
export const putLinks = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  naming: NamingRelation,
  { sources, rows }: Awaited<ReturnType<typeof readLinks>>,
): Promise<void> => {
  if (sources.length === 0) return;
  const links = linksOf(strapi, naming);
  const table = () => strapi.db.getConnection(links.name).transacting(transaction);
  await table().whereIn(links.from, sources).delete();
  if (rows.length > 0) await table().insert(rows);
};
