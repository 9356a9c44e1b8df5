import { isGraphqlAddress } from '../delivery/policy/graphql-address';
import type { Context } from '../strapi/context';

/** The one address whose body `strapi::body` leaves unread: it compares all of it, query string included. */
const unread = '/graphql';

/** A query string that is sent beside no body is the question itself. */
const withoutBody = new Set(['GET', 'HEAD']);

/**
 * Leaves the body of every address that leads to GraphQL to the parser of `global::graphql-bounds`, which puts the address back: Strapi's
 * parser takes a megabyte.
 */
export default () =>
  async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    if (isGraphqlAddress(ctx.path) && !withoutBody.has(ctx.method)) ctx.url = unread;
    await next();
  };
