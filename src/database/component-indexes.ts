import type { Core } from '@strapi/strapi';
import { inTransaction } from '../strapi/types';
import { linkTable } from './link-table';
import { lockTransaction } from './lock-transaction';
import { quoteTable } from './quote-table';

/** The tables that say which components the rows of a type have, and the column of the component. */
const componentTables = (strapi: Core.Strapi): Map<string, string> => {
  const tables = new Map<string, string>();
  for (const { uid, attributes } of Object.values({
    ...strapi.contentTypes,
    ...strapi.components,
  })) {
    for (const [name, { type }] of Object.entries(attributes)) {
      if (type !== 'component') continue;
      const table = linkTable(strapi, uid, name);
      tables.set(table.name, table.to);
    }
  }
  return tables;
};

/**
 * Lets it be found through an index whose a component is, which Strapi has none by. So the ledger finds the explainers that mention an
 * entry (`ledger/affected-articles.ts`), and Strapi asks for what holds a component (`findComponentParent` in @strapi/core 5.54): each
 * time all mentions that there are were gone through.
 * Asserted at every start, because Strapi's schema sync drops the indexes it does not know whenever a content type changes.
 */
export const installComponentIndexes = (strapi: Core.Strapi): Promise<void> =>
  inTransaction(strapi, async (transaction) => {
    await lockTransaction(strapi, transaction, 'indexes');
    for (const [name, column] of componentTables(strapi)) {
      await transaction.raw(`CREATE INDEX IF NOT EXISTS ?? ON ${quoteTable(strapi, name)} (??)`, [
        `${name}_component_idx`,
        column,
      ]);
    }
  });
