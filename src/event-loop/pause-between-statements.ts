import type { Core } from '@strapi/strapi';
import { beforeEachStatement } from '../strapi/statements';
import { pause } from './pause';

/**
 * Lets readers be answered between the statements of a publish, or of a long GraphQL document. PostgreSQL's come over the network;
 * SQLite answers at once, so that the fifty statements of a publish were one piece of work, for whose end everybody waited.
 */
export const installStatementPauses = (strapi: Core.Strapi): void => {
  if (strapi.db.dialect.client === 'sqlite') beforeEachStatement(strapi, pause);
};
