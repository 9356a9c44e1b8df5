import type { Core } from '@strapi/strapi';
import { installDocumentPauses } from './pause-between-documents';
import { installStatementPauses } from './pause-between-statements';

/** Lets others be answered while a large answer is read and made. */
export const installPauses = (strapi: Core.Strapi): void => {
  installStatementPauses(strapi);
  installDocumentPauses(strapi);
};
