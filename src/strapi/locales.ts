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

interface SharedFieldServices {
  localizations: { syncNonLocalizedAttributes: () => Promise<void> };
  'content-types': { fillNonLocalizedAttributes: () => void };
}

/**
 * Has Strapi leave what is not translated to us. To tell whether a write changed it, Strapi compares what was written with whichever
 * row of the document the database gives first, of any language, draft or published (`bootstrap.js` of @strapi/i18n 5.54), and copies
 * it to rows of one version only; where a language is begun, it fills in what is published over what the drafts say.
 */
export const leaveSharedFields = (strapi: Core.Strapi): void => {
  const service = <Name extends keyof SharedFieldServices>(name: Name) =>
    strapi.plugin('i18n').service<SharedFieldServices[Name]>(name);
  service('localizations').syncNonLocalizedAttributes = () => Promise.resolve();
  service('content-types').fillNonLocalizedAttributes = () => undefined;
};
