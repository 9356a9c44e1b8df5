import type { Core } from '@strapi/strapi';

/**
 * Lets a start that changes tables wait for whoever uses them, such as a backup, for as long as that takes; other waits of the pool for a
 * lock are bounded (`config/database.ts`). The first thing that Strapi does in the transaction in which it changes them is to make the new
 * ones (`updateSchema` in @strapi/database 5.54, `schema/builder.js`).
 */
export const installUnhurriedTables = ({ db }: Core.Strapi): void => {
  if (db.dialect.client !== 'postgres') return;
  const { builder } = db.schema;
  const createTables = builder.createTables.bind(builder);
  builder.createTables = async (tables, transaction) => {
    await transaction.raw('SET LOCAL lock_timeout = 0');
    return createTables(tables, transaction);
  };
};
