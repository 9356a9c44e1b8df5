import type { Core } from '@strapi/strapi';

/**
 * Asks the database once whether there is a table: after Strapi has made its tables, none is taken away while the process runs.
 * Publishing an entry, Strapi asks it of the same table for every mention of it (`findComponentParent` in @strapi/core 5.54), a
 * thousand times for a condition that a thousand explainers name.
 */
export const installRememberedTables = ({ db }: Core.Strapi): void => {
  const known = new Set<string>();
  const openSchema = db.getSchemaConnection.bind(db);
  db.getSchemaConnection = (transaction) => {
    const schema = openSchema(transaction);
    const askDatabase = schema.hasTable.bind(schema);
    schema.hasTable = async (table) => {
      if (known.has(table)) return true;
      const isThere = await askDatabase(table);
      if (isThere) known.add(table);
      return isThere;
    };
    return schema;
  };
};
