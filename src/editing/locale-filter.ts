import type { Core, UID } from '@strapi/strapi';
import { isLocalized } from '../strapi/locales';

/** The locales that a write names; undefined: all that there are. One that its caller leaves out is there (`default-locale.ts`). */
export const writtenLocales = (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  locale: string | readonly string[] | null | undefined,
): readonly string[] | undefined => {
  if (locale === '*' || !isLocalized(strapi, uid)) return undefined;
  if (!locale) throw new Error(`${uid} — expected a write to say which locale it is in`);
  return typeof locale === 'string' ? [locale] : locale;
};

/** The `where` for a document's rows in the locales that a write names. */
export const localeFilter = (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  locale: string | readonly string[] | null | undefined,
): { locale?: { $in: readonly string[] } } => {
  const locales = writtenLocales(strapi, uid, locale);
  return locales === undefined ? {} : { locale: { $in: locales } };
};
