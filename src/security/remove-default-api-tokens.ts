import type { Core } from '@strapi/strapi';

/**
 * Removes the API tokens that Strapi's first boot makes, one of them with full access, and that nobody asked for.
 * As long as there is no administrator, every token is such a one; afterwards each was made by a person.
 */
export const removeDefaultApiTokens = async (strapi: Core.Strapi): Promise<void> => {
  if ((await strapi.db.query('admin::user').count()) > 0) return;
  await strapi.db.query('admin::api-token').deleteMany({});
};
