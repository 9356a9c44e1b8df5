import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { withheldScope } from './anyone';
import { authService, type Context } from '../../strapi-types';

const scope = [withheldScope];

/** Whether the reader's token may see what partners must not show. */
export const mayReadWithheld = async (strapi: Core.Strapi, ctx: Context): Promise<boolean> => {
  try {
    await authService(strapi).verify(ctx.state.auth, { scope });
    return true;
  } catch (error) {
    if (error instanceof errors.ForbiddenError || error instanceof errors.UnauthorizedError) {
      return false;
    }
    throw error;
  }
};
