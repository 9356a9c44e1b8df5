import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';

/** The components that name entries. Nothing holds them but sections and articles, which have drafts. */
const namingParts = ['explainer.mention', 'explainer.review'] as const;

/**
 * Tells Strapi, while an entry is published or its draft is discarded, that the components that name it have drafts, as what holds
 * them has: those of a draft name drafts, and need not follow to what is published. To find that out Strapi asks the database whose
 * each of them is, one after the other (`shouldPropagateRelation` in `unidirectional-relations.js` of @strapi/core 5.54), which was a
 * fifth of the time of publishing a condition that a thousand explainers name. Only then, and only for what such a component names:
 * elsewhere Strapi would look for the publication date of a component, which has no such column.
 */
export const installPartsOfDrafts = (strapi: Core.Strapi): void => {
  const publishing = new AsyncLocalStorage<true>();
  const named = new Set<string>();
  for (const uid of namingParts) {
    const { attributes, options } = strapi.components[uid];
    for (const attribute of Object.values<object>(attributes)) {
      if ('target' in attribute && typeof attribute.target === 'string')
        named.add(attribute.target);
    }
    Object.defineProperty(options, 'draftAndPublish', {
      get: () => publishing.getStore() ?? false,
    });
  }
  strapi.documents.use(({ uid, action }, next) =>
    named.has(uid) && (action === 'publish' || action === 'discardDraft')
      ? publishing.run(true, next)
      : next(),
  );
};
