import type { Core } from '@strapi/strapi';
import { createIndexes } from './create-indexes';
import { linkTable, type LinkTable } from './link-table';
import { quoteTable } from './quote-table';

/** The tables that say which components the rows of a type have; all components of a type share one. */
const componentTables = (strapi: Core.Strapi): LinkTable[] => {
  const tables = new Map<string, LinkTable>();
  for (const { uid, attributes } of Object.values({
    ...strapi.contentTypes,
    ...strapi.components,
  })) {
    for (const [name, { type }] of Object.entries(attributes)) {
      if (type !== 'component') continue;
      const table = linkTable(strapi, uid, name);
      tables.set(table.name, table);
    }
  }
  return [...tables.values()];
};

/**
 * Lets it be found through an index, which Strapi has none by:
 * - whose a component is. So the ledger finds the explainers that mention an entry (`ledger/affected-articles.ts`), and Strapi asks
 *   for what holds a component (`findComponentParent` in @strapi/core 5.54): each time all mentions that there are were gone through.
 * - which components of an attribute some rows have, as each populated read asks. Strapi has one index by the attribute and one by
 *   the row; SQLite took the first, and went through all mentions of all sections for those of sixteen.
 * Asserted at every start, because Strapi's schema sync drops the indexes it does not know whenever a content type changes.
 */
export const installComponentIndexes = (strapi: Core.Strapi): Promise<void> =>
  createIndexes(
    strapi,
    componentTables(strapi).flatMap(({ name, from, to }) => {
      const on = `CREATE INDEX IF NOT EXISTS ?? ON ${quoteTable(strapi, name)}`;
      return [
        { name: `${name}_component_idx`, statement: `${on} (??)`, bindings: [to] },
        { name: `${name}_attribute_idx`, statement: `${on} (??, ??)`, bindings: ['field', from] },
      ];
    }),
  );
