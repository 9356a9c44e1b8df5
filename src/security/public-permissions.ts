import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';
import { ledgerOf, permissionService } from '../strapi/types';
import { installJudgedOnce } from './judged-once';

/** Of the content types; what a plugin would let anyone do is closed, whatever the role says in the database. */
const isOfContent = ({ action }: { action: string }): boolean => action.startsWith('api::');

/** The public role's, of before and after a change, and those of tokens that say what they may do. */
const mostAbilities = 20;

/**
 * Reads the rights of the public role once after each change: Strapi reads them from the database for every request that comes
 * without a credential. The ledger's number moves with them, for every instance. And works out once what the same rights allow, by
 * which it is known what was judged with them before (`judged-once.ts`).
 */
export const installPublicPermissions = (strapi: Core.Strapi): void => {
  const { number } = ledgerOf(strapi);
  const service = permissionService(strapi);
  const find = service.findPublicPermissions.bind(service);
  let known: { number: number; permissions: { action: string }[] } | undefined;
  service.findPublicPermissions = async () => {
    const since = number();
    if (since !== null && known?.number === since) return known.permissions;
    const permissions = (await find()).filter(isOfContent);
    // What was changed while they were read may be in them or not.
    if (since !== null && number() === since) known = { number: since, permissions };
    return permissions;
  };

  const { engine } = strapi.contentAPI.permissions;
  const generate = engine.generateAbility.bind(engine);
  type Ability = Awaited<ReturnType<typeof generate>>;
  const abilities = new LRUCache<string, Ability>({ max: mostAbilities });
  engine.generateAbility = async (permissions, options) => {
    if (options !== undefined) return generate(permissions, options);
    const rights = JSON.stringify(permissions);
    const ability = abilities.get(rights) ?? (await generate(permissions));
    abilities.set(rights, ability);
    return ability;
  };
  installJudgedOnce(strapi);
};
