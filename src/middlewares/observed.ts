import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { requestIdHeader, requestObserverOf } from '../ports/observed-requests';
import { routePatternOf } from '../strapi/logs';
import type { Context } from '../strapi/context';

/**
 * Tells whoever watches the request which route it took, and a reader whose request failed what to quote: the id under which the
 * log has what happened.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    await next();
    requestObserverOf(strapi).tellRoute(ctx.res, routePatternOf(ctx));
    const requestId = ctx.get(requestIdHeader);
    const told: unknown = ctx.body;
    if (ctx.status < 500 || requestId === '' || !isRecord(told) || !isRecord(told.error)) return;
    const { error } = told;
    ctx.body = { ...told, error: { ...error, details: { ...detailsOf(error), requestId } } };
  };

const detailsOf = ({ details }: Record<string, unknown>): Record<string, unknown> =>
  isRecord(details) ? details : {};
