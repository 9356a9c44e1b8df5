import type { Context } from '../../strapi-types';
import type { Answer } from '../../delivery/policy/answer';

/** Sends an answer, or 304 where the reader has it already (RFC 9110 §13). */
export const send = (ctx: Context, { status, headers, body }: Answer): void => {
  ctx.status = status;
  ctx.body = body;
  // Beside what other middlewares vary by.
  ctx.vary('Accept');
  ctx.set(headers);
  if (status === 200 && ctx.fresh) ctx.status = 304;
};
