import { isGraphqlAddress } from '../delivery/policy/graphql-address';
import { errorBody, graphqlErrorBody } from '../errors/error-body';
import type { Context } from '../strapi/context';

const unavailable = {
  status: 503,
  name: 'ServiceUnavailableError',
  message: 'The database does not answer — expected it to be back soon; ask again',
};

/** Answers 503, whatever was the answer before. */
export const answerUnavailable = (ctx: Context): void => {
  // What would tell a cache how to keep the answer that this one replaces.
  ctx.remove('ETag');
  ctx.remove('Last-Modified');
  ctx.remove('Surrogate-Key');
  ctx.status = unavailable.status;
  ctx.set('Retry-After', '5');
  ctx.set('Cache-Control', 'no-store');
  ctx.body = isGraphqlAddress(ctx.path)
    ? graphqlErrorBody(unavailable.message, 'SERVICE_UNAVAILABLE')
    : errorBody(unavailable);
};
