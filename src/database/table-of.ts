import type { Core } from '@strapi/strapi';
import { quoteTable } from './quote-table';

/** The name of the table that holds the entries of a type, as the query builder takes it. */
export const tableOf = (strapi: Core.Strapi, uid: string): string =>
  strapi.db.metadata.get(uid).tableName;

/** The same for SQL of our own. */
export const quotedTableOf = (strapi: Core.Strapi, uid: string): string =>
  quoteTable(strapi, tableOf(strapi, uid));
