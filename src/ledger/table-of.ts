import type { Core } from '@strapi/strapi';
import { quoteTable } from '../database/quote-table';

/** The table of a type, quoted for SQL of our own. */
export const tableOf = (strapi: Core.Strapi, uid: string): string =>
  quoteTable(strapi, strapi.db.metadata.get(uid).tableName);
