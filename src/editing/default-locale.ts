import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isLocalized, localeService } from '../strapi/locales';

/** Which make a version of a document where there is none. */
const making = new Set(['create', 'update', 'clone']);

/** Commands, and what we write ourselves, know their languages. */
const isRequested = (strapi: Core.Strapi): boolean => strapi.requestContext.get() !== undefined;

const expectLocale = async (strapi: Core.Strapi, locale: string): Promise<void> => {
  const codes = (await localeService(strapi).find()).map(({ code }) => code);
  if (codes.includes(locale)) return;
  throw new errors.ValidationError(
    `locale — expected a language that there is (${codes.join(', ')}); got "${locale}"`,
  );
};

/**
 * Says which locale is meant where the caller does not: the default one, which Strapi fills in after the middlewares. Each of those
 * that had to know read it from the database by itself. What is written in a language that there is not would be read under it, and by no
 * editor.
 */
export const installDefaultLocale = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    if (!isLocalized(strapi, context.uid)) return next();
    const { locale } = context.params;
    if (!locale) {
      const ofNoOther = await localeService(strapi).getDefaultLocale();
      context.params = { ...context.params, locale: ofNoOther };
    } else if (isRequested(strapi) && making.has(context.action) && typeof locale === 'string') {
      await expectLocale(strapi, locale);
    }
    return next();
  });
};
