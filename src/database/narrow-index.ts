import type { Core } from '@strapi/strapi';
import { createIndexes } from './create-indexes';
import { quoteTable } from './quote-table';

const sectionUid = 'api::section.section';

/** Of which any value is short; a `text` may be a whole section. */
const short = new Set([
  ...['string', 'uid', 'enumeration', 'boolean', 'email'],
  ...['integer', 'biginteger', 'float', 'decimal', 'date', 'time', 'datetime', 'timestamp'],
]);

/**
 * In the order that every list has where none is said. With the language as the first, SQLite would take the index for one that finds ten rows, and prefer it
 * to those that find one.
 */
const first = ['id', 'locale', 'published_at'];

/**
 * Lets SQLite look through all published sections without their texts, in an index that has all that is short of them. When and in which language a
 * row was published stands behind its texts, whose pages SQLite reads one after another until it is there: of 1,000 explainers, with sections as
 * long as real ones, a page of sections held it for 45 to 80 ms, whatever it was filtered by or in the order of, and for 5 to 15 since. Of other types
 * there are few. PostgreSQL keeps long texts elsewhere, and is a process of its own.
 * Made at a start where it is not there; what sections are given later is not in it.
 */
export const installNarrowIndex = async (strapi: Core.Strapi): Promise<void> => {
  if (strapi.db.dialect.client !== 'sqlite') return;
  const { attributes, tableName } = strapi.db.metadata.get(sectionUid);
  const columns = Object.values(attributes).flatMap((attribute) =>
    attribute.type !== 'relation' && 'columnName' in attribute && short.has(attribute.type)
      ? [attribute.columnName ?? '']
      : [],
  );
  const bindings = [...new Set([...first, ...columns])].filter((name) => name !== '');
  const places = bindings.map(() => '??').join(', ');
  const table = quoteTable(strapi, tableName);
  await createIndexes(strapi, [
    {
      name: `${tableName}_narrow_idx`,
      statement: `CREATE INDEX IF NOT EXISTS ?? ON ${table} (${places}) WHERE published_at IS NOT NULL`,
      bindings,
    },
  ]);
};
