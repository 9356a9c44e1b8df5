import { errors } from '@strapi/utils';

/** What only a token may do that was given the right to. */
export const withheldScope = 'api::explainer.explainer.findWithheld';

/**
 * A strategy of Strapi's authentication for those who show no token: they may read what is public, which takes no look at the
 * database; the public role is read from it twice for each request.
 */
export const anyone = {
  name: 'anyone',
  authenticate: async () => ({ authenticated: true, credentials: null }),
  verify: async (_auth: unknown, { scope = [] }: { scope?: readonly string[] }) => {
    if (scope.includes(withheldScope)) throw new errors.ForbiddenError();
  },
};
