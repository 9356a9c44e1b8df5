import type { Core } from '@strapi/strapi';
import { inTransaction } from '../strapi/transaction';
import { isPublish } from '../strapi/is-publish';
import { keepPlaces } from './keep-places';
import { writtenLocales } from './locale-filter';
import { findLost, forget, relink, rememberWithdrawn, restoreInDraft } from './lost-links';
import { namesOf, relationsTo } from './named-entries';

/**
 * Has each published document name what it was published with, whatever becomes of what it names: an entry that is withdrawn and
 * published again is named again by what named it, and no publish of an entry publishes what an editor has changed in the drafts
 * of others. Strapi drops the links of a withdrawn entry for good, and makes others from the drafts, of which it cannot tell what
 * was published.
 */
export const installRelinkedEntries = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    const isNamed = relationsTo(uid).length > 0;
    const names = Object.keys(namesOf(uid)).length > 0;
    const withdraws = action === 'unpublish' || action === 'delete';
    const discards = action === 'discardDraft';
    const publishes = isPublish(action, params);
    if (!(withdraws || discards || publishes) || !(isNamed || names)) return next();
    // What is new was not named by anything.
    if (!('documentId' in params)) return next();

    return inTransaction(strapi, async (transaction) => {
      const languages = writtenLocales(strapi, uid, params.locale);
      const document = { uid, documentId: params.documentId, languages };
      if (isNamed && action === 'unpublish') await rememberWithdrawn(strapi, transaction, document);
      const write = async () => await next();
      const version = discards ? 'draft' : 'published';
      const result = withdraws
        ? await write()
        : await keepPlaces(strapi, transaction, document, version, write);
      if (discards) {
        if (names) await restoreInDraft(strapi, transaction, document);
        return result;
      }
      const lost = await findLost(strapi, document);
      if (publishes) await relink(strapi, transaction, document, lost);
      // What a document is published with now is what its draft names; and a deleted entry does not come back.
      const sides = action === 'unpublish' ? (['holder'] as const) : (['holder', 'entry'] as const);
      if (lost.length > 0) await forget(strapi, document, sides);
      return result;
    });
  });
};
