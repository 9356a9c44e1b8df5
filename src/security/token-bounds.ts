import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { currentRestRead, tokenOf } from '../strapi/panel';
import { authService, permissionService } from '../strapi/rights';
import type { Context } from '../strapi/context';
import { draftTypesAskedFor, draftTypesOf, isScopeOpen } from './judge-token';
import { areOpenToAnyone } from './open-rights';
import { draftActions } from './token-kinds';

const scopesOf = (config: { scope?: string | readonly string[] } | false | undefined) =>
  config === false || config?.scope === undefined ? [] : [config.scope].flat();

const refuseDrafts = (draftTypes: readonly string[]): Error =>
  new errors.PolicyError(
    `status — expected "published" or nothing: this token reads drafts of ${draftTypes.join(', ')} only`,
  );

/**
 * Bounds what an API token may do, whatever its type, and lets each do what anyone may without; and what one that reads drafts is answered is kept by nobody. Belongs in
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
    if (token === null) return verify(given, config);
    const scopes = scopesOf(config);
    const draftTypes = draftTypesAskedFor(currentRestRead(strapi));
    if (!scopes.every((scope) => isScopeOpen(token, scope, draftTypes))) {
      throw draftTypes === null ? new errors.ForbiddenError() : refuseDrafts(draftTypes);
    }
    try {
      await verify(given, config);
    } catch (error) {
      // Drafts are open to nobody, and what is public would lead from them to more than the token is for.
      if (draftTypes !== null || !(error instanceof errors.ForbiddenError)) throw error;
      const anyones = await permissionService(strapi).findPublicPermissions();
      if (!areOpenToAnyone(scopes, anyones)) throw error;
    }
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
