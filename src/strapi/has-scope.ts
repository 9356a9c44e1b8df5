import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { authService } from './rights';

/** Whether whoever showed `auth` may do this on the content API, such as `api::article.article.update`. */
export const hasScope = async (
  strapi: Core.Strapi,
  auth: unknown,
  scope: string,
): Promise<boolean> => {
  try {
    await authService(strapi).verify(auth, { scope: [scope] });
    return true;
  } catch (error) {
    if (error instanceof errors.ForbiddenError || error instanceof errors.UnauthorizedError) {
      return false;
    }
    throw error;
  }
};
