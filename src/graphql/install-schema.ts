import type { Core } from '@strapi/strapi';
import { installBatchedSchema } from './batching/batched-schema';
import { installClosedFields } from './closed-fields';
import { installDeleteInLocale } from './delete-in-locale';
import { installExplainerQueries } from './explainer-queries';
import { installMissingDocuments } from './missing-documents';
import { installNullArguments } from './null-arguments';
import { installSchemaTypes } from './schema-types';

/** Makes of the schema of Strapi's GraphQL plugin the one that is answered by; each takes what the one before it has made. */
export const installSchema = (strapi: Core.Strapi): void => {
  installExplainerQueries(strapi);
  installDeleteInLocale(strapi);
  installNullArguments(strapi);
  installBatchedSchema(strapi);
  installClosedFields(strapi);
  installMissingDocuments(strapi);
  installSchemaTypes(strapi);
};
