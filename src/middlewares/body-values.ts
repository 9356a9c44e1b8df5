import { errors } from '@strapi/utils';
import { judgeBody } from '../security/judge-body';
import type { Context } from '../strapi/context';

/** Answers 400 to a body that was understood but that no part of this application has a use for. */
export default () => async (ctx: Context, next: () => Promise<unknown>) => {
  const problem = judgeBody(ctx.request.body);
  if (problem !== null) throw new errors.ValidationError(problem);
  await next();
};
