import type { Core } from '@strapi/strapi';
import { doorAddress } from '../delivery/policy/door-address';
import { isPublicRead } from '../delivery/policy/public-read';
import { refuseRequest } from '../security/refuse-request';
import { isIdentified } from '../strapi/routes';
import type { Context } from '../strapi/context';
import { readThrottleOf } from '../ports/throttles';

/**
 * Bounds what one address asks without a credential of what is read in public. What comes by the front door was counted there, and
 * its answer may be kept: it must say nothing of who asked first.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    if (!isPublicRead(ctx.path) || ctx.req.socket.remoteAddress === doorAddress) {
      await next();
      return;
    }
    const throttle = readThrottleOf(strapi);
    // Whether it is one is known only when it was answered: a made-up token must not lead around the bound.
    const credential = ctx.get('Authorization');
    const unproven = credential === '' ? undefined : throttle.unproven(ctx.req, credential);
    const turn = unproven ?? throttle.anonymous(ctx.req);
    if (!turn.admitted) {
      const { fields, retryAfterSeconds } = turn;
      ctx.set({ ...fields });
      refuseRequest(ctx, {
        status: 429,
        name: 'RateLimitError',
        message: `Too many requests from this address — try again in ${retryAfterSeconds} seconds`,
        retryAfterSeconds,
      });
      return;
    }
    if (unproven === undefined) ctx.set({ ...turn.fields });
    try {
      await next();
    } finally {
      if (isIdentified(ctx)) unproven?.prove();
    }
  };
