import type { Core } from '@strapi/strapi';
import type { Environment } from '../../environment/environment';
import { loadTrustedDocuments } from './load-trusted-documents';

/** Reads the list of documents that alone are answered, where the operator gives one: once, so that it holds as long as the process. */
export const installTrustedDocuments = (
  strapi: Core.Strapi,
  { trustedDocuments }: Pick<Environment, 'trustedDocuments'>,
): void => {
  const trusted =
    trustedDocuments === undefined
      ? null
      : loadTrustedDocuments(strapi.dirs.app.root, trustedDocuments);
  strapi.add('trustedDocuments', () => trusted);
};
