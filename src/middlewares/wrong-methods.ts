import { refuseRequest } from '../security/refuse-request';
import { matchedRoutes } from '../strapi/routes';
import type { Context } from '../strapi/context';

/** Routes that take any address there may be, for files and for the panel. */
const takesAnything = (route: string): boolean => /[(*]/.test(route);

/**
 * Answers in Strapi's envelope where the router has no such method: 405 where there is such an address, and otherwise 404. The router says
 * 405 in plain text to everything that is not GET, since a GET of any address may be one of a file, and 501 to methods that no route
 * of Strapi's has, which is no failure of ours.
 */
export default () => async (ctx: Context, next: () => Promise<unknown>) => {
  await next();
  const isUnknown = ctx.status === 405 || ctx.status === 501;
  if (!isUnknown || ctx.body) return;
  if (matchedRoutes(ctx).every(takesAnything)) {
    ctx.remove('Allow');
    refuseRequest(ctx, { status: 404, name: 'NotFoundError', message: 'Not Found' });
    return;
  }
  const message = `${ctx.method} — expected one of ${ctx.response.get('Allow')}`;
  refuseRequest(ctx, { status: 405, name: 'MethodNotAllowedError', message });
};
