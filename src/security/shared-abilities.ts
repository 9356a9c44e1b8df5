import type { Core } from '@strapi/strapi';
import { LRUCache } from 'lru-cache';

/** The public role's, of before and after a change, and those of tokens that say what they may do. */
const mostAbilities = 20;

/**
 * Works out once what the same rights allow: Strapi makes it anew for every request. So it is one and the same object, by which it is
 * known what was judged with it before (`judged-once.ts`).
 */
export const installSharedAbilities = (strapi: Core.Strapi): void => {
  const { engine } = strapi.contentAPI.permissions;
  const generate = engine.generateAbility.bind(engine);
  type Ability = Awaited<ReturnType<typeof generate>>;
  const known = new LRUCache<string, Ability>({ max: mostAbilities });
  engine.generateAbility = async (permissions, options) => {
    if (options !== undefined) return generate(permissions, options);
    // The database gives them in any order.
    const rights = permissions.map((permission) => JSON.stringify(permission)).sort();
    const key = rights.join('\n');
    const before = known.get(key);
    if (before !== undefined) return before;
    const ability = await generate(permissions);
    known.set(key, ability);
    return ability;
  };
};
