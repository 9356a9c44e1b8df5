import type { Core } from '@strapi/strapi';

/** The table of a type, quoted for SQL of our own, in the schema that was chosen if one was. */
export const tableOf = (strapi: Core.Strapi, uid: string): string => {
  const { tableName } = strapi.db.metadata.get(uid);
  const schema = strapi.db.getSchemaName();
  return schema ? `"${schema}"."${tableName}"` : `"${tableName}"`;
};
