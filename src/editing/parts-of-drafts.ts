import type { Core } from '@strapi/strapi';
import { AsyncFlag } from '../event-loop/async-flag';
import { isPublish } from '../strapi/is-publish';

interface Part {
  uid: string;
  attributes: Readonly<Record<string, object>>;
  options?: { draftAndPublish?: boolean };
}

/** What a component names by relations. */
const targetsOf = ({ attributes }: Part): string[] =>
  Object.values(attributes).flatMap((attribute) =>
    'target' in attribute && typeof attribute.target === 'string' ? [attribute.target] : [],
  );

const holds = (schema: Part, uid: string): boolean =>
  Object.values(schema.attributes).some(
    (attribute) =>
      ('component' in attribute && attribute.component === uid) ||
      ('components' in attribute &&
        Array.isArray(attribute.components) &&
        attribute.components.includes(uid)),
  );

/** The components that name entries, and that only types with drafts hold: here mentions, of sections, and reviews, of articles. */
const findParts = (strapi: Core.Strapi): Part[] => {
  const components: Part[] = Object.values(strapi.components);
  const types: Part[] = Object.values(strapi.contentTypes);
  return components.filter(
    (part) =>
      targetsOf(part).length > 0 &&
      !components.some((other) => holds(other, part.uid)) &&
      types.every((type) => !holds(type, part.uid) || type.options?.draftAndPublish === true),
  );
};

/**
 * Tells Strapi, while an entry is published or its draft is discarded, that the components that name it have drafts, as what holds
 * them has: those of a draft name drafts, and need not follow to what is published. To find that out Strapi asks the database whose
 * each of them is, one after the other (`shouldPropagateRelation` in `unidirectional-relations.js` of @strapi/core 5.54), which was a
 * fifth of the time of publishing a condition that a thousand explainers name. Only then, and only for what such a component names:
 * elsewhere Strapi would look for the publication date of a component, which has no such column.
 */
export const installPartsOfDrafts = (strapi: Core.Strapi): void => {
  const publishing = new AsyncFlag();
  const parts = findParts(strapi);
  const named = new Set(parts.flatMap(targetsOf));
  for (const part of parts) {
    part.options ??= {};
    Object.defineProperty(part.options, 'draftAndPublish', {
      get: () => publishing.isRaised,
    });
  }
  strapi.documents.use(({ uid, action, params }, next) =>
    named.has(uid) && (action === 'discardDraft' || isPublish(action, params))
      ? publishing.run(next)
      : next(),
  );
};
