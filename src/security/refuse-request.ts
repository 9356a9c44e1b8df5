import { isGraphqlAddress } from '../delivery/policy/graphql-address';
import { errorBody, graphqlErrorBody, type ToldError } from '../errors/error-body';
import { codeOfStatus } from '../errors/graphql-codes';
import type { Context } from '../strapi/context';

/** Answers an error in Strapi's envelope, or in GraphQL's where it was asked; no cache keeps it. */
export const refuseRequest = (
  ctx: Context,
  { retryAfterSeconds, ...error }: ToldError & { retryAfterSeconds?: number },
): void => {
  const { status, message } = error;
  ctx.status = status;
  if (retryAfterSeconds !== undefined) ctx.set('Retry-After', String(retryAfterSeconds));
  ctx.set('Cache-Control', 'no-store');
  ctx.body = isGraphqlAddress(ctx.path)
    ? graphqlErrorBody(message, codeOfStatus(status) ?? 'BAD_REQUEST')
    : errorBody(error);
};
