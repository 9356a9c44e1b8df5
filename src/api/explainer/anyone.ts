import { errors } from '@strapi/utils';
import type { Context } from '../../strapi/context';

/** What only a token may do that was given the right to. */
export const withheldScope = 'api::explainer.explainer.findWithheld';

/** As Strapi reads the header; what is of another scheme, such as of a proxy in front, is nothing to it. */
const showsToken = (ctx: Pick<Context, 'get'>): boolean =>
  /^bearer\s+\S+$/i.test(ctx.get('Authorization'));

/**
 * A strategy of Strapi's authentication for those who show no token: they may read what is public, which takes no look at the
 * database; the public role is read from it twice for each request. Whoever shows one that was not taken is told so, as everywhere:
 * who believes to be known should not find out by what is missing.
 */
export const anyone = {
  name: 'anyone',
  authenticate: async (ctx: Pick<Context, 'get'>) =>
    showsToken(ctx) ? { authenticated: false } : { authenticated: true, credentials: null },
  verify: async (_auth: unknown, { scope = [] }: { scope?: readonly string[] }) => {
    if (scope.includes(withheldScope)) throw new errors.ForbiddenError();
  },
};
