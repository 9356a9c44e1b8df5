import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { inTransaction } from '../strapi/transaction';
import { writtenEntries } from '../strapi/written-entries';
import { readSlugOwner, refuseKeptSlug } from './slug-owner';
import { articleUid } from './uids';

const writes = new Set(['create', 'update', 'clone']);

/**
 * Refuses a draft the slug under which another explainer was published, so that its editor hears of it when it is written, and not
 * when it is published. After the write: one that another article has now is the database's to refuse.
 */
export const installKeptSlugs = (strapi: Core.Strapi): void => {
  strapi.documents.use(async ({ uid, action, params }, next) => {
    const data: unknown = 'data' in params ? params.data : undefined;
    const mayMove = isRecord(data) && 'slug' in data;
    if (uid !== articleUid || !writes.has(action) || !mayMove) return next();
    return inTransaction(strapi, async () => {
      const result = await next();
      for (const { documentId, slug, locale } of writtenEntries(result)) {
        if (typeof slug !== 'string' || typeof locale !== 'string') continue;
        const owner = await readSlugOwner(strapi, { slug, language: locale });
        if (owner !== null && owner.explainer !== documentId) refuseKeptSlug(owner, slug);
      }
      return result;
    });
  });
};
