import type { Core } from '@strapi/strapi';
import { graphqlExtension } from '../strapi/graphql';

const hidden = [
  ...['api::change.change', 'api::revision.revision', 'api::lost-link.lost-link'],
  // With whom something was agreed, and on what terms, is for editors.
  ...['api::partner.partner', 'partner.origin'],
];

/**
 * Keeps tables that our own code alone reads out of the schema: for the ledger's, readers have explainers, their revisions and the
 * feed instead.
 */
export const installHiddenTables = (strapi: Core.Strapi): void => {
  for (const uid of hidden) graphqlExtension(strapi).shadowCRUD(uid).disable();
};
