import type { Core } from '@strapi/strapi';
import { keptSeconds } from '../delivery/policy/cache-control';
import { ledgerOf } from '../strapi/our-services';
import { permissionService } from '../strapi/rights';

/** What was changed past this application, such as by hand in the database, moves no number. */
const believedMilliseconds = keptSeconds * 1_000;

/** Of the content types; what a plugin would let anyone do is closed, whatever the role says in the database. */
const isOfContent = ({ action }: { action: string }): boolean => action.startsWith('api::');

/**
 * Reads the rights of the public role once after each change: Strapi reads them from the database for every request that comes
 * without a credential. The ledger's number moves with them, for every instance.
 */
export const installPublicPermissions = (strapi: Core.Strapi): void => {
  const { number } = ledgerOf(strapi);
  const service = permissionService(strapi);
  const find = service.findPublicPermissions.bind(service);
  let known: { number: number; at: number; permissions: { action: string }[] } | undefined;
  service.findPublicPermissions = async () => {
    const since = number();
    const at = performance.now();
    if (since !== null && known?.number === since && at - known.at < believedMilliseconds)
      return known.permissions;
    const permissions = (await find()).filter(isOfContent);
    // What was changed while they were read may be in them or not; and a transaction reads what was there when it began.
    const isCurrent = since !== null && number() === since && !strapi.db.inTransaction();
    if (isCurrent) known = { number: since, at, permissions };
    return permissions;
  };
};
