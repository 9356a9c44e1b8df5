import type { Core } from '@strapi/strapi';
import { ledgerOf, permissionService } from '../strapi-types';

/**
 * Reads the rights of the public role once after each change: Strapi reads them from the database for every request that comes
 * without a credential. The ledger's number moves with them, for every instance.
 */
export const installPublicPermissions = (strapi: Core.Strapi): void => {
  const { number } = ledgerOf(strapi);
  const service = permissionService(strapi);
  const find = service.findPublicPermissions.bind(service);
  let known: { number: number; permissions: unknown } | undefined;
  service.findPublicPermissions = async () => {
    const since = number();
    if (since !== null && known?.number === since) return known.permissions;
    const permissions = await find();
    // What was changed while they were read may be in them or not.
    if (since !== null && number() === since) known = { number: since, permissions };
    return permissions;
  };
};
