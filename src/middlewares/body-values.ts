import { errors } from '@strapi/utils';
import { judgeBody } from '../security/judge-body';
import { judgeCredentials } from '../security/judge-credentials';
import { judgeLogin } from '../security/throttle/judge-login';
import type { Context } from '../strapi/context';

/** Answers 400 to a body that was understood but that no part of this application has a use for. */
export default () => async (ctx: Context, next: () => Promise<unknown>) => {
  const { body } = ctx.request;
  const login = ctx.method === 'GET' ? null : judgeLogin(ctx.method, ctx.path);
  const problem = judgeBody(body) ?? (login === null ? null : judgeCredentials(body, login.name));
  if (problem !== null) throw new errors.ValidationError(problem);
  await next();
};
