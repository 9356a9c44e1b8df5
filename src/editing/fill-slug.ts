import type { Core } from '@strapi/strapi';
import { slugify } from '../explainer/slugify';
import { isRecord } from '../explainer/is-record';
import { localeFilter } from './locale-filter';

/** The attribute whose words make the slug when an editor or a client gives none. */
const namedBy: Record<string, string> = {
  'api::article.article': 'title',
  'api::section.section': 'heading',
  'api::condition.condition': 'name',
  'api::side-effect.side-effect': 'name',
  'api::notice.notice': 'title',
  'api::reference.reference': 'title',
  'api::contributor.contributor': 'name',
};

/**
 * Gives every new document, and every new translation of one, a slug made from its name: Strapi fills uid fields in the
 * admin panel only.
 */
export const installFillSlug = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const nameAttribute = namedBy[context.uid];
    if (nameAttribute === undefined) return next();
    if (context.action !== 'create' && context.action !== 'update') return next();
    const data: unknown = context.params.data;
    if (!isRecord(data) || data.slug) return next();
    const name = data[nameAttribute];
    if (typeof name !== 'string') return next();
    // An update in a locale that the document does not have yet makes its translation.
    const isNew =
      context.action === 'create' ||
      (await strapi.db.query(context.uid).count({
        where: {
          documentId: context.params.documentId,
          ...localeFilter(strapi, context.uid, context.params.locale),
        },
      })) === 0;
    if (isNew) data.slug = slugify(name);
    return next();
  });
};
