import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { createIndexes, type Index } from '../database/create-indexes';
import { quotedTableOf, tableOf } from '../database/table-of';

interface Uniqueness {
  uid: string;
  /** Column that may stand only once per locale, among the drafts and among the published. */
  column: string;
  what: string;
}

export const uniqueness: readonly Uniqueness[] = [
  { uid: 'api::article.article', column: 'slug', what: 'article' },
  { uid: 'api::section.section', column: 'address', what: 'section of this article' },
  { uid: 'api::condition.condition', column: 'slug', what: 'condition' },
  { uid: 'api::side-effect.side-effect', column: 'slug', what: 'side effect' },
  { uid: 'api::notice.notice', column: 'slug', what: 'notice' },
  { uid: 'api::reference.reference', column: 'slug', what: 'reference' },
  { uid: 'api::contributor.contributor', column: 'slug', what: 'contributor' },
];

/** Whether a unique index of either database refused a write. */
export const isUniqueViolation = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === '23505');

const indexesOf = (strapi: Core.Strapi): Index[] =>
  uniqueness.flatMap(({ uid, column }) =>
    (['draft', 'published'] as const).map((version) => ({
      name: `${tableOf(strapi, uid)}_${column}_${version}_unique`,
      statement: `CREATE UNIQUE INDEX IF NOT EXISTS ?? ON ${quotedTableOf(strapi, uid)} (??, (COALESCE(locale, '')))
        WHERE published_at IS ${version === 'draft' ? '' : 'NOT '}NULL`,
      bindings: [column],
    })),
  );

/** What stands twice already, in words; such rows can come from a database that another Strapi wrote. */
const describeDuplicates = async (strapi: Core.Strapi): Promise<string[]> => {
  const found = await Promise.all(
    uniqueness.map(async ({ uid, column, what }) => {
      const rows: { value: string; locale: string | null }[] = await strapi.db
        .getConnection(tableOf(strapi, uid))
        .select({ value: column, locale: 'locale' })
        .whereNotNull(column)
        .groupBy(column, 'locale')
        .groupByRaw('published_at IS NULL')
        .havingRaw('COUNT(*) > 1');
      return rows.map(({ value, locale }) => `${what} "${value}" (${locale ?? 'no locale'})`);
    }),
  );
  return [...new Set(found.flat())];
};

/**
 * Makes slugs unique in the database itself: Strapi's own check reads before it writes, and ten creates at once gave seven.
 * Partial indexes, because a document's draft and its published version are two rows with one slug. They are asserted at
 * every start, because Strapi's schema sync drops the indexes it does not know whenever a content type changes.
 */
export const installUniqueSlugs = async (strapi: Core.Strapi): Promise<void> => {
  try {
    await createIndexes(strapi, indexesOf(strapi));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const duplicates = await describeDuplicates(strapi);
    throw new errors.ApplicationError(
      `slugs — expected each to stand once; rename or delete one of each of these in the database: ${duplicates.join(', ')}`,
    );
  }
};
