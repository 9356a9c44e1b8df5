import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { authService } from './rights';
import type { Context } from './context';

/** Whether whoever sent the request may do this on the content API, such as `api::article.article.update`. */
export const hasScope = async (
  strapi: Core.Strapi,
  ctx: Pick<Context, 'state'>,
  scope: string,
): Promise<boolean> => {
  try {
    await authService(strapi).verify(ctx.state.auth, { scope: [scope] });
    return true;
  } catch (error) {
    if (error instanceof errors.ForbiddenError || error instanceof errors.UnauthorizedError) {
      return false;
    }
    throw error;
  }
};
