import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { currentRestRead, tokenOf } from '../strapi/panel';
import { authService, type Context } from '../strapi/types';
import { draftTypesAskedFor, draftTypesOf, isScopeOpen } from './judge-token';
import { draftActions } from './token-kinds';

const scopesOf = (config: { scope?: string | readonly string[] } | false | undefined) =>
  config === false || config?.scope === undefined ? [] : [config.scope].flat();

const refuseDrafts = (draftTypes: readonly string[]): Error =>
  new errors.PolicyError(
    `status — expected "published" or nothing: this token reads drafts of ${draftTypes.join(', ')} only`,
  );

/**
 * Bounds what an API token may do, whatever its type; and what one that reads drafts is answered is kept by nobody. Belongs in
 * register(): Strapi drops rights that it does not know from the tokens that have them.
 */
export const installTokenBounds = async (strapi: Core.Strapi): Promise<void> => {
  for (const uid of draftActions) {
    await strapi.contentAPI.permissions.providers.action.register(uid, { uid });
  }

  const auth = authService(strapi);
  const verify = auth.verify.bind(auth);
  auth.verify = async (given, config) => {
    const token = tokenOf(given);
    if (token !== null) {
      const draftTypes = draftTypesAskedFor(currentRestRead(strapi));
      if (!scopesOf(config).every((scope) => isScopeOpen(token, scope, draftTypes))) {
        throw draftTypes === null ? new errors.ForbiddenError() : refuseDrafts(draftTypes);
      }
    }
    return verify(given, config);
  };

  const authenticate = auth.authenticate.bind(auth);
  auth.authenticate = (ctx: Context, next) =>
    authenticate(ctx, async () => {
      if (draftTypesOf(tokenOf(ctx.state.auth)).length === 0) return next();
      try {
        return await next();
      } finally {
        // Last, because an explainer says itself how long it may be kept.
        ctx.set('Cache-Control', 'private, no-store');
      }
    });
};
