import type { Core } from '@strapi/strapi';

/** The name of a table, quoted for SQL of our own, in the schema that was chosen if one was. */
export const quoteTable = (strapi: Core.Strapi, tableName: string): string => {
  const schema = strapi.db.getSchemaName();
  return schema ? `"${schema}"."${tableName}"` : `"${tableName}"`;
};
