import { isGraphqlAddress } from '../delivery/policy/graphql-address';
import type { Context } from '../strapi-types';

export interface Refusal {
  status: number;
  /** As Strapi names its errors; GraphQL has it as a code. */
  name: string;
  /** What is wrong, and what is expected. */
  message: string;
  retryAfterSeconds?: number;
}

const codeOf = (name: string): string =>
  name
    .replace(/Error$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toUpperCase();

/** Answers an error in Strapi's envelope, or in GraphQL's where it was asked; no cache keeps it. */
export const refuseRequest = (
  ctx: Context,
  { status, name, message, retryAfterSeconds }: Refusal,
): void => {
  ctx.status = status;
  if (retryAfterSeconds !== undefined) ctx.set('Retry-After', String(retryAfterSeconds));
  ctx.set('Cache-Control', 'no-store');
  ctx.body = isGraphqlAddress(ctx.path)
    ? { errors: [{ message, extensions: { code: codeOf(name) } }] }
    : { data: null, error: { status, name, message, details: {} } };
};
