import type { Core } from '@strapi/strapi';
import { databaseProbeOf } from '../ports/database-probe';
import { embedDoorOf } from '../ports/embed-door';
import { publicOrigin } from '../strapi/public-origin';
import {
  crossOriginHeaders,
  isForPartners,
  preflightHeaders,
  type Reader,
} from '../security/cross-origin';
import type { Context } from '../strapi/context';

/**
 * Lets scripts of any site read what is public, or those of registered ones, and of none what is not. `strapi::cors`, without which
 * Strapi does not start, knows no paths, and names the asking site where it could say that any may, so that a shared cache keeps an
 * answer for each.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const ownOrigin = publicOrigin(strapi) || null;

  const isRegistered = async (origin: string): Promise<boolean> => {
    const door = embedDoorOf(strapi);
    const known = door.isOpenTo(origin);
    if (known !== undefined) return known;
    // Nothing is asked of a database that is away: what is said then shows none of our texts.
    if (databaseProbeOf(strapi).isAway()) return door.frameAncestors().includes(origin);
    return door.opensTo(origin);
  };

  const findReader = async (ctx: Context): Promise<Reader> => {
    if (embedDoorOf(strapi).isOpenToAll || !isForPartners(ctx.path)) return '*';
    // No shared cache may give one site what another one was answered.
    ctx.vary('Origin');
    const origin = ctx.get('Origin');
    return origin !== '' && (await isRegistered(origin)) ? origin : null;
  };

  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    // Of strapi::cors, whether it said anything or not.
    ctx.remove('Vary');
    ctx.remove('Access-Control-Allow-Origin');
    const reader = await findReader(ctx);
    const isPreflight = ctx.method === 'OPTIONS' && ctx.get('Access-Control-Request-Method') !== '';
    const preflight = isPreflight ? preflightHeaders(ctx.path, reader) : null;
    if (preflight !== null) {
      ctx.set(preflight);
      ctx.status = 204;
      return;
    }
    ctx.set(crossOriginHeaders(ctx.path, { reader, ownOrigin }));
    await next();
  };
};
