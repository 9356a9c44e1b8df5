import type { Core } from '@strapi/strapi';
import { isGraphqlAddress } from '../delivery/policy/graphql-address';
import { isPageAddress } from '../delivery/policy/public-read';
import { errorBody, graphqlErrorBody } from '../errors/error-body';
import type { Context } from '../strapi/types';
import { refuseFrame } from './refuse-frame';

const unavailable = {
  status: 503,
  name: 'ServiceUnavailableError',
  message: 'The database does not answer — expected it to be back soon; ask again',
};

const words = 'This text cannot be shown for a moment. Please load the page again.';

/** Answers 503, whatever was the answer before. */
export const answerUnavailable = (strapi: Core.Strapi, ctx: Context): void => {
  // What would tell a cache how to keep the answer that this one replaces.
  ctx.remove('ETag');
  ctx.remove('Last-Modified');
  ctx.remove('Surrogate-Key');
  ctx.status = unavailable.status;
  ctx.set('Retry-After', '5');
  ctx.set('Cache-Control', 'no-store');
  if (isPageAddress(ctx.path)) {
    refuseFrame(strapi, ctx, words);
    return;
  }
  ctx.body = isGraphqlAddress(ctx.path)
    ? graphqlErrorBody(unavailable.message, 'SERVICE_UNAVAILABLE')
    : errorBody(unavailable);
};
