import { errors } from '@strapi/utils';
import { judgePanelQuery } from '../security/judge-panel-query';
import { judgeSearch } from '../security/judge-search';
import type { Context } from '../strapi/context';

/** These say of each part of a path what is expected there. What is longer takes no route, and what looks for files gets it. */
const explainThemselves =
  /^\/(?:api\/explainers\/[^/]+(?:\/(?:sections|conditions|revisions)\/[^/]+|\/(?:side-effects|revisions|withheld))?|embed\/[^/]+(?:\/[^/]+)?)\/?$/i;

const decode = (path: string): string | null => {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
};

/** Koa leaves the path as it was sent. What looks for files fails on each of these, and logs it as a failure of ours. */
const judgePath = (path: string): string | null => {
  if (explainThemselves.test(path)) return null;
  const decoded = decode(path);
  if (decoded === null) return 'path — expected UTF-8, each byte as % and two hexadecimal digits';
  // PostgreSQL has no NUL byte in its texts either.
  if (decoded.includes('\0')) return 'path — expected no NUL byte (%00)';
  if (/^[\\/]{2}/.test(decoded)) return 'path — expected one slash at its beginning';
  return /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(decoded) ? 'path — expected no “..” in it' : null;
};

/** These say of each parameter what is expected. */
const readParameters = /^\/(?:api|embed|oembed|preview|graphql)(?:\/|$)/i;

const judgeQuery = ({ path, search, query }: Context): string | null => {
  if (/^\/api\//i.test(path)) return judgeSearch(search);
  if (readParameters.test(path)) return null;
  // The rest are the panel's, which looks in the database for whatever it is given.
  if (search.includes('%00')) return 'query — expected no NUL byte (%00)';
  // It takes what every object has for a parameter that was read before, and then finds none.
  const name = [...new URLSearchParams(search).keys()].find((one) => one in Object.prototype);
  return name === undefined ? judgePanelQuery(query) : `${name} — expected no such parameter`;
};

/** Strapi's router takes an address in any case. Answers 400 to an address that Strapi would fail on, or understand only in part. */
export default () => async (ctx: Context, next: () => Promise<unknown>) => {
  const problem = judgePath(ctx.path) ?? judgeQuery(ctx);
  if (problem !== null) throw new errors.ValidationError(problem);
  await next();
};
