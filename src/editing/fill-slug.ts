import type { Core } from '@strapi/strapi';
import { slugify } from '../explainer/slugify';
import { isRecord } from '../explainer/is-record';

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

/** Gives every new document a slug made from its name: Strapi fills uid fields in the admin panel only. */
export const installFillSlug = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const nameAttribute = namedBy[context.uid];
    if (context.action !== 'create' || nameAttribute === undefined) return next();
    const data: unknown = context.params.data;
    if (!isRecord(data)) return next();
    const name = data[nameAttribute];
    if (typeof name === 'string' && !data.slug) data.slug = slugify(name);
    return next();
  });
};
