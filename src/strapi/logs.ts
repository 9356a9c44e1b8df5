/** Where the types of what Strapi logs end: its logger and the request that is being answered. */
import type { Core } from '@strapi/strapi';
import { requestIdHeader } from '../ports/observed-requests';
import type { Context } from './context';

interface LogEntry {
  level: string;
  message: unknown;
  stack?: unknown;
}

/** How Strapi's logger makes text of what it is given; winston lets it be replaced. */
export const logFormatOf = (
  strapi: Core.Strapi,
): { format: { transform: (entry: LogEntry, options?: unknown) => unknown } } =>
  strapi.log as unknown as ReturnType<typeof logFormatOf>;

/** The id of the request that the code runs for, as whoever watches it put it into its head. */
export const currentRequestId = (strapi: Core.Strapi): string | undefined => {
  const context = strapi.requestContext.get() as
    | { request?: { headers?: Record<string, string | undefined> } }
    | undefined;
  return context?.request?.headers?.[requestIdHeader];
};

/** The pattern of the route that a request took; koa-router keeps it where it types nothing. */
export const routePatternOf = (ctx: Context): string | undefined => {
  const { _matchedRoute: pattern } = ctx as unknown as { _matchedRoute?: unknown };
  return typeof pattern === 'string' ? pattern : undefined;
};
