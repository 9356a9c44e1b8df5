import type { Core } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';
import { isLocalized } from '../strapi/locales';
import { createIndexes, type Index } from './create-indexes';
import { quoteTable } from './quote-table';

/** Of which any value is short; a `text` may be a whole section. */
const short = new Set([
  ...['string', 'uid', 'enumeration', 'boolean', 'email'],
  ...['integer', 'biginteger', 'float', 'decimal', 'date', 'time', 'datetime', 'timestamp'],
]);

/** What every list asks for first. */
const versionColumns = ['published_at'];
const localeColumns = ['locale', ...versionColumns];

const indexOf = (strapi: Core.Strapi, uid: string): Index => {
  const { attributes, tableName } = strapi.db.metadata.get(uid);
  const columns = Object.values(attributes).flatMap((attribute) =>
    attribute.type !== 'relation' && 'columnName' in attribute && short.has(attribute.type)
      ? [attribute.columnName ?? '']
      : [],
  );
  const first = isLocalized(strapi, uid) ? localeColumns : versionColumns;
  const bindings = [...new Set([...first, ...columns])].filter((name) => name !== '');
  const places = bindings.map(() => '??').join(', ');
  return {
    name: `${tableName}_narrow_idx`,
    statement: `CREATE INDEX IF NOT EXISTS ?? ON ${quoteTable(strapi, tableName)} (${places})`,
    bindings,
  };
};

/**
 * Lets SQLite look through all documents of a type without their texts, in an index that has all that is short of them. When and in which language a
 * row was published stands behind its texts, whose pages SQLite reads one after another until it is there: of 1,000 explainers, with sections as
 * long as real ones, a page of sections held it for 45 to 80 ms, whatever it was filtered by or in the order of, and for 5 to 10 since. PostgreSQL
 * keeps long texts elsewhere, and is a process of its own.
 * Asserted at every start, as `component-indexes.ts` is.
 */
export const installNarrowIndexes = async (strapi: Core.Strapi): Promise<void> => {
  if (strapi.db.dialect.client !== 'sqlite') return;
  const uids = Object.entries(strapi.contentTypes)
    .filter(([uid, type]) => uid.startsWith('api::') && contentTypes.hasDraftAndPublish(type))
    .map(([uid]) => uid);
  await createIndexes(
    strapi,
    uids.map((uid) => indexOf(strapi, uid)),
  );
};
