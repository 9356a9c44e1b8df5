import type { Core, Schema, UID } from '@strapi/strapi';

interface LocaleService {
  getDefaultLocale: () => Promise<string>;
  find: () => Promise<{ code: string; name: string }[]>;
}

/** The locales of the i18n plugin. */
export const localeService = (strapi: Core.Strapi): LocaleService =>
  strapi.plugin('i18n').service<LocaleService>('locales');

/** Whether a content type's documents have a version in each locale. */
export const isLocalized = (strapi: Core.Strapi, uid: string): boolean => {
  const service = strapi
    .plugin('i18n')
    .service<{ isLocalizedContentType: (model: Schema.ContentType) => boolean }>('content-types');
  return service.isLocalizedContentType(strapi.contentType(uid as UID.ContentType));
};
