import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { readSlugOwner, refuseKeptSlug } from './slug-owner';
import { articleUid } from './uids';

/**
 * Refuses a draft the slug under which another explainer was published, so that its editor hears of it when it is written, and not
 * when it is published. After slugs and locales are filled in.
 */
export const installKeptSlugs = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const { action, params } = context;
    if (context.uid !== articleUid || !['create', 'update', 'clone'].includes(action))
      return next();
    const data: unknown = 'data' in params ? params.data : undefined;
    const { slug } = isRecord(data) ? data : {};
    const { locale: language } = params;
    if (typeof slug !== 'string' || typeof language !== 'string') return next();
    const owner = await readSlugOwner(strapi, { slug, language });
    const written = action === 'update' && 'documentId' in params ? params.documentId : undefined;
    if (owner !== null && owner.explainer !== written) refuseKeptSlug(owner, slug);
    return next();
  });
};
