import type { Core } from '@strapi/strapi';
import { installAwaitSqliteLock } from './await-sqlite-lock';
import { installDocumentPauses } from './pause-between-documents';
import { installStatementPauses } from './pause-between-statements';
import { installReadByRows } from './read-by-rows';

/** Lets others be answered while a large answer is read and made, and while the database is waited for. */
export const installPauses = (strapi: Core.Strapi): void => {
  installReadByRows(strapi);
  installAwaitSqliteLock(strapi);
  installStatementPauses(strapi);
  installDocumentPauses(strapi);
};
