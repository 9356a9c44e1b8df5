import type { Core } from '@strapi/strapi';
import { localeService } from '../strapi-types';

/** The `where` for a document's rows in the locales that a write names; Strapi fills in the default one after the middlewares. */
export const localeFilter = async (
  strapi: Core.Strapi,
  locale: string | readonly string[] | null | undefined,
): Promise<{ locale?: string | { $in: readonly string[] } }> => {
  if (locale === '*') return {};
  if (typeof locale === 'object' && locale !== null) return { locale: { $in: locale } };
  return { locale: locale ?? (await localeService(strapi).getDefaultLocale()) };
};
