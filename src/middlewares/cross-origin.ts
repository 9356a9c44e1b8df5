import type { Core } from '@strapi/strapi';
import { publicOrigin } from '../strapi/public-origin';
import { crossOriginHeaders, preflightHeaders } from '../security/cross-origin';
import type { Context } from '../strapi/types';

/**
 * Lets scripts of any site read what is public, and of none what is not. `strapi::cors`, without which Strapi does not start, knows
 * no paths, and names the asking site where it could say that any may, so that a shared cache keeps an answer for each.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const ownOrigin = publicOrigin(strapi) || undefined;
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    // Of strapi::cors, whether it said anything or not.
    ctx.remove('Vary');
    ctx.remove('Access-Control-Allow-Origin');
    const isPreflight = ctx.method === 'OPTIONS' && ctx.get('Access-Control-Request-Method') !== '';
    const preflight = isPreflight ? preflightHeaders(ctx.path) : null;
    if (preflight !== null) {
      ctx.set(preflight);
      ctx.status = 204;
      return;
    }
    ctx.set(crossOriginHeaders(ctx.path, ownOrigin));
    await next();
  };
};
