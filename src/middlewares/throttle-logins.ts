import type { Core } from '@strapi/strapi';
import { refuseRequest } from '../security/refuse-request';
import { judgeLogin } from '../security/throttle/judge-login';
import type { Context } from '../strapi/context';
import { loginThrottleOf } from '../ports/throttles';

/** Of what was tried, what was right; an answer that is none is no success. */
const succeeded = ({ status }: Context): boolean => status < 400;

/**
 * Bounds how often passwords and tokens of the admin panel are tried, before anything else of such a request is looked at. Strapi's own
 * limiter counts by the e-mail address in the body, which whoever guesses may vary, and counts what succeeds.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    const login = judgeLogin(ctx.method, ctx.path);
    if (login === null) {
      await next();
      return;
    }
    const turn = await loginThrottleOf(strapi)(ctx.req, login.tried);
    if (!turn.admitted) {
      refuseRequest(ctx, {
        status: 429,
        name: 'RateLimitError',
        message: `Too many failed attempts — try again in ${turn.retryAfterSeconds} seconds`,
        retryAfterSeconds: turn.retryAfterSeconds,
      });
      return;
    }
    await next();
    if (login.countsSuccess || !succeeded(ctx)) return;
    try {
      await turn.giveBack();
    } catch (error) {
      // Who is logged in is so whether or not the count knows of it.
      strapi.log.warn(`A login that succeeded stays counted as failed: ${String(error)}`);
    }
  };
