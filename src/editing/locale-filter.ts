import type { Core, UID } from '@strapi/strapi';
import { isLocalized, localeService } from '../strapi-types';

/**
 * The `where` for a document's rows in the locales that a write names, where its type has locales; Strapi fills in the default one after
 * the middlewares.
 */
export const localeFilter = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  locale: string | readonly string[] | null | undefined,
): Promise<{ locale?: string | { $in: readonly string[] } }> => {
  if (locale === '*' || !isLocalized(strapi, strapi.contentType(uid))) return {};
  if (typeof locale === 'object' && locale !== null) return { locale: { $in: locale } };
  return { locale: locale ?? (await localeService(strapi).getDefaultLocale()) };
};
