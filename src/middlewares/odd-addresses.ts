import { errors } from '@strapi/utils';
import { findLostParameter } from '../security/lost-parameter';
import type { Context } from '../strapi-types';

const judgeAddress = ({ path, search }: Context): string | null => {
  // Koa leaves the path as it was sent. PostgreSQL has no NUL byte in its texts, and fails on one; explainers say what it is in.
  if (path.includes('%00') && !path.startsWith('/api/explainers/'))
    return 'path — expected no NUL byte (%00)';
  // The parser of the query string leaves it out, and an answer would pass over what it says.
  const lost = findLostParameter(search);
  if (lost === undefined) return null;
  const name = (lost.split(/[[=]/)[0] ?? '').slice(0, 100);
  return `${name} — expected no part of a parameter that is named like a property of every object`;
};

/** Strapi's router takes an address in any case. Answers 400 to an address of the API that Strapi would fail on, or understand only in part. */
export default () => async (ctx: Context, next: () => Promise<unknown>) => {
  const problem = /^\/api\//i.test(ctx.path) ? judgeAddress(ctx) : null;
  if (problem !== null) throw new errors.ValidationError(problem);
  await next();
};
