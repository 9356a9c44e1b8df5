import type { Core } from '@strapi/strapi';

/** As Strapi's first boot names them. */
const defaultNames = ['Read Only', 'Full Access'];

/**
 * Removes the API tokens that Strapi's first boot makes, one of them with full access, and that nobody asked for. It makes
 * them as long as there is neither an administrator nor a token; one with such a name in a database that has an administrator
 * was made, or kept, by a person.
 */
export const removeDefaultApiTokens = async (strapi: Core.Strapi): Promise<void> => {
  if ((await strapi.db.query('admin::user').count()) > 0) return;
  await strapi.db.query('admin::api-token').deleteMany({ where: { name: { $in: defaultNames } } });
};
