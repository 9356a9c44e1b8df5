import type { Core } from '@strapi/strapi';
import { graphqlExtension } from '../strapi-types';

/** Keeps the ledger's tables out of the schema: readers have explainers, their revisions and the feed instead. */
export const installHiddenLedger = (strapi: Core.Strapi): void => {
  for (const uid of ['api::change.change', 'api::revision.revision']) {
    graphqlExtension(strapi).shadowCRUD(uid).disable();
  }
};
