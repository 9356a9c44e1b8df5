import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { documentWriter } from '../strapi/document-writer';
import { graphqlExtension, graphqlNaming } from '../strapi/graphql';
import { isLocalized } from '../strapi/locales';

interface Deleted {
  documentId: string;
  locale?: unknown;
}

/** In a variable it may be anything: the scalar of the i18n plugin looks only at what is written in the document. */
const isLocale = (locale: unknown): locale is string | null | undefined =>
  locale === undefined ||
  locale === null ||
  (typeof locale === 'string' && /^(?:[\w-]+|\*)$/.test(locale));

/**
 * Has what GraphQL deletes be the version that it names. The i18n plugin adds a `locale` to these fields, and Strapi's own code leaves it out
 * (`mutations/collection-type.js` of @strapi/plugin-graphql 5.54): whoever deleted the German explainer deleted the English one, and was told that all
 * went well.
 */
export const installDeleteInLocale = (strapi: Core.Strapi): void => {
  const naming = graphqlNaming(strapi);
  const deleteOf =
    (uid: string) =>
    async (_root: unknown, { documentId, locale }: Deleted) => {
      if (!isLocale(locale))
        throw new errors.ValidationError('locale — expected the code of a language, or * for all');
      await documentWriter(strapi, uid).delete({ documentId, ...(locale ? { locale } : {}) });
      return { documentId };
    };
  graphqlExtension(strapi).use(() => ({
    resolvers: {
      Mutation: Object.fromEntries(
        Object.entries(strapi.contentTypes)
          .filter(([uid]) => uid.startsWith('api::') && isLocalized(strapi, uid))
          .map(([uid, contentType]) => {
            const name = naming.getTypeName(contentType, { plurality: 'singular' });
            return [`delete${name}`, deleteOf(uid)];
          }),
      ),
    },
  }));
};
