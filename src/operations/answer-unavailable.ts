import { isGraphqlAddress } from '../delivery/policy/graphql-address';
import type { Context } from '../strapi-types';

const message = 'The database does not answer — expected it to be back soon; ask again';

/** Answers 503, whatever was the answer before. */
export const answerUnavailable = (ctx: Context): void => {
  // What would tell a cache how to keep the answer that this one replaces.
  ctx.remove('ETag');
  ctx.remove('Last-Modified');
  ctx.remove('Surrogate-Key');
  ctx.status = 503;
  ctx.set('Retry-After', '5');
  ctx.set('Cache-Control', 'no-store');
  ctx.body = isGraphqlAddress(ctx.path)
    ? { errors: [{ message, extensions: { code: 'SERVICE_UNAVAILABLE' } }] }
    : { data: null, error: { status: 503, name: 'ServiceUnavailableError', message, details: {} } };
};
