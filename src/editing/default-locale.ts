import type { Core } from '@strapi/strapi';
import { isLocalized, localeService } from '../strapi/locales';

/**
 * Says which locale is meant where the caller does not: the default one, which Strapi fills in after the middlewares. Each of those
 * that had to know read it from the database by itself.
 */
export const installDefaultLocale = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    if (!isLocalized(strapi, context.uid)) return next();
    if (!context.params.locale) {
      const locale = await localeService(strapi).getDefaultLocale();
      context.params = { ...context.params, locale };
    }
    return next();
  });
};
