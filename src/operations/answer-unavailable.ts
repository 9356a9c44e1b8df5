import { isGraphqlAddress } from '../delivery/policy/graphql-address';
import { isPageAddress } from '../delivery/policy/public-read';
import { errorBody, graphqlErrorBody } from '../error-body';
import { embedPolicy } from '../embeds/content-policy';
import { renderRefusal } from '../embeds/refusal-page';
import type { Context } from '../strapi-types';

const unavailable = {
  status: 503,
  name: 'ServiceUnavailableError',
  message: 'The database does not answer — expected it to be back soon; ask again',
};

const page = {
  title: 'Not to be had just now',
  words: 'This text cannot be shown for a moment. Please load the page again.',
  link: null,
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
  if (isPageAddress(ctx.path)) {
    // Whoever is framed by another site is told by a page; who may show it there cannot be asked for now.
    ctx.remove('X-Frame-Options');
    ctx.set('Content-Security-Policy', embedPolicy(['*']));
    ctx.type = 'html';
    ctx.body = renderRefusal(page, 'auto');
    return;
  }
  ctx.body = isGraphqlAddress(ctx.path)
    ? graphqlErrorBody(unavailable.message, 'SERVICE_UNAVAILABLE')
    : errorBody(unavailable);
};
