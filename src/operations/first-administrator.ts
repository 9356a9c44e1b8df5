import type { Core } from '@strapi/strapi';
import { administratorService } from '../strapi/rights';
import type { Environment } from '../environment/environment';

/**
 * Creates the super admin that ADMIN_EMAIL and ADMIN_PASSWORD describe, where there is no administrator yet. Once there
 * is one the variables mean nothing: a password changed in the panel stays changed.
 */
export const installFirstAdministrator = async (
  strapi: Core.Strapi,
  { firstAdministrator }: Pick<Environment, 'firstAdministrator'>,
): Promise<void> => {
  if (firstAdministrator === undefined) return;
  const administrators = administratorService(strapi);
  if (await administrators.exists()) return;
  try {
    await administrators.createFirstAdmin({ ...firstAdministrator, firstname: 'Administrator' });
  } catch (error) {
    // Another instance that started at the same moment may have been first; Strapi locks the role row and refuses us.
    if (!(await administrators.exists())) throw error;
    return;
  }
  strapi.log.info(`Created the first administrator, ${firstAdministrator.email}.`);
};
