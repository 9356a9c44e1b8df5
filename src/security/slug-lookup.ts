import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isDraft, isPublished } from '../strapi/row-versions';
import { currentRequest } from '../strapi/current-request';
import { isLocalized } from '../strapi/locales';

/** A documentId as Strapi makes it: cuid2, 24 lower-case letters and digits. */
const documentIdShape = /^[a-z0-9]{24}$/;

/** Lets REST's `/:id` and GraphQL's `documentId` take a slug as well, where it is unique among what is published, or for a preview among drafts. */
export const installSlugLookup = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    if (context.action !== 'findOne' || !context.uid.startsWith('api::')) return next();
    if (!currentRequest(strapi)?.isContentApi) return next();
    const { documentId: slug, locale } = context.params;
    if (!('slug' in context.contentType.attributes)) return next();
    // A locale that is no word is Strapi's to refuse; in a filter of ours it would be an operator.
    if (locale !== undefined && (typeof locale !== 'string' || locale.includes('\0')))
      return next();
    if (documentIdShape.test(slug)) {
      const isDocument = await strapi.db.query(context.uid).count({ where: { documentId: slug } });
      if (isDocument > 0) return next();
    }

    // What may be asked for drafts is decided before (`published-only.ts`).
    const isOfDrafts = context.params.status === 'draft';
    const inLocale = isLocalized(strapi, context.uid) ? { locale } : {};
    const found: { documentId: string }[] = await strapi.db.query(context.uid).findMany({
      select: ['documentId'],
      where: { slug, ...(isOfDrafts ? isDraft : isPublished), ...inLocale },
      limit: 2,
    });
    if (found.length > 1) {
      throw new errors.ValidationError(
        `slug — expected one that is unique; "${slug}" stands in several articles: use a documentId, or filters[article][slug]`,
      );
    }
    context.params.documentId = found[0]?.documentId ?? slug;
    return next();
  });
};
