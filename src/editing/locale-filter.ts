import type { Core, UID } from '@strapi/strapi';
import { isLocalized, localeService } from '../strapi/types';

/** The locales that a write names; undefined: all that there are. Strapi fills in the default one after the middlewares. */
export const writtenLocales = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  locale: string | readonly string[] | null | undefined,
): Promise<readonly string[] | undefined> => {
  if (locale === '*' || !isLocalized(strapi, uid)) return undefined;
  if (typeof locale === 'object' && locale !== null) return locale;
  return [locale ?? (await localeService(strapi).getDefaultLocale())];
};

/** The `where` for a document's rows in the locales that a write names. */
export const localeFilter = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  locale: string | readonly string[] | null | undefined,
): Promise<{ locale?: { $in: readonly string[] } }> => {
  const locales = await writtenLocales(strapi, uid, locale);
  return locales === undefined ? {} : { locale: { $in: locales } };
};
