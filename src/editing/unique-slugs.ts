import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { inTransaction } from '../strapi-types';

interface Uniqueness {
  uid: string;
  /** Column that may stand only once per locale, among the drafts and among the published. */
  column: string;
  what: string;
}

const uniqueness: Uniqueness[] = [
  { uid: 'api::article.article', column: 'slug', what: 'article' },
  { uid: 'api::section.section', column: 'address', what: 'section of this article' },
  { uid: 'api::condition.condition', column: 'slug', what: 'condition' },
  { uid: 'api::side-effect.side-effect', column: 'slug', what: 'side effect' },
  { uid: 'api::notice.notice', column: 'slug', what: 'notice' },
  { uid: 'api::reference.reference', column: 'slug', what: 'reference' },
  { uid: 'api::contributor.contributor', column: 'slug', what: 'contributor' },
];

/** One lock for what two instances must not do at the same time while they start; any constant serves. */
const startupLock = 5_401_200;

/**
 * Makes slugs unique in the database itself: Strapi's own check reads before it writes, and ten creates at once gave seven.
 * Partial indexes, because a document's draft and its published version are two rows with one slug. They are asserted at
 * every start, because Strapi's schema sync drops the indexes it does not know whenever a content type changes.
 */
export const installUniqueSlugs = async (strapi: Core.Strapi): Promise<void> => {
  await inTransaction(strapi, async (transaction) => {
    if (strapi.db.dialect.client === 'postgres') {
      await transaction.raw('SELECT pg_advisory_xact_lock(?)', [startupLock]);
    }
    const schema = strapi.db.getSchemaName();
    for (const { uid, column } of uniqueness) {
      const { tableName } = strapi.db.metadata.get(uid);
      const table = schema ? `${schema}.${tableName}` : tableName;
      for (const version of ['draft', 'published']) {
        await transaction.raw(
          `CREATE UNIQUE INDEX IF NOT EXISTS ?? ON ?? (??, (COALESCE(locale, '')))
           WHERE published_at IS ${version === 'draft' ? '' : 'NOT '}NULL`,
          [`${tableName}_${column}_${version}_unique`, table, column],
        );
      }
    }
  });
};

const isUniqueViolation = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === '23505');

/** Tells the editor or client which slug is taken, where the database would answer with its own words and a 500. */
export const installSlugConflict = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (_context, next) => {
    try {
      return await next();
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      // Both databases name the index in their message; a write to an article can violate the one of its sections.
      const violated = uniqueness.find(({ uid, column }) =>
        error.message.includes(`${strapi.db.metadata.get(uid).tableName}_${column}_`),
      );
      if (violated === undefined) throw error;
      throw new errors.ValidationError(
        `slug — expected one that no other ${violated.what} has in this locale`,
        { errors: [{ path: ['slug'], message: 'This slug is taken', name: 'ValidationError' }] },
      );
    }
  });
};
