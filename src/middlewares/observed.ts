import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { requestObserverOf } from '../observed-requests';
import { routePatternOf } from '../strapi-logs';
import { type Context } from '../strapi-types';

/**
 * Tells whoever watches the request which route it took, and a reader whose request failed what to quote: the id under which the
 * log has what happened.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    await next();
    requestObserverOf(strapi).tellRoute(ctx.res, routePatternOf(ctx));
    const requestId = ctx.get('X-Request-Id');
    const error: unknown = isRecord(ctx.body) ? ctx.body.error : undefined;
    if (ctx.status < 500 || requestId === '' || !isRecord(error)) return;
    ctx.body = { data: null, error: { ...error, details: { ...detailsOf(error), requestId } } };
  };

const detailsOf = ({ details }: Record<string, unknown>): Record<string, unknown> =>
  isRecord(details) ? details : {};
