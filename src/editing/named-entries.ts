import type { UID } from '@strapi/strapi';

/** The type that each relation of a type leads to. */
export type Names = Readonly<Record<string, UID.ContentType>>;

const contributor = 'api::contributor.contributor';
const reference = 'api::reference.reference';
const condition = 'api::condition.condition';
const sideEffect = 'api::side-effect.side-effect';

/**
 * The relations that lead to what must be published first: Strapi drops them for good when their target is not published. By
 * relation, or component and relation.
 */
export const namedEntries: Readonly<Record<string, Names>> = {
  'api::article.article': {
    authors: contributor,
    reviewers: contributor,
    references: reference,
    'review.reviewedBy': contributor,
  },
  'api::section.section': {
    conditions: condition,
    sideEffects: sideEffect,
    notices: 'api::notice.notice',
    references: reference,
    'mentions.condition': condition,
    'mentions.sideEffect': sideEffect,
  },
};

/**
 * The relations by which a document says what it stands under, which may be published after it. Their targets have a name for
 * what stands under them, and when one is published Strapi makes these links from the drafts.
 */
const standsUnder: Readonly<Record<string, Names>> = {
  'api::section.section': { article: 'api::article.article', parent: 'api::section.section' },
  [condition]: { broader: condition },
};

/** A relation by which documents of one type name entries of another. */
export interface NamingRelation {
  holderUid: string;
  relation: string;
}

const relationsIn = (all: Readonly<Record<string, Names>>, uid: string): NamingRelation[] =>
  Object.entries(all).flatMap(([holderUid, names]) =>
    Object.keys(names).flatMap((relation) =>
      names[relation] === uid ? [{ holderUid, relation }] : [],
    ),
  );

/** By which relations other documents stand under one of this type. */
export const relationsFromBelow = (uid: string): NamingRelation[] => relationsIn(standsUnder, uid);

/** By which relations one of this type is named. */
export const relationsTo = (uid: string): NamingRelation[] => [
  ...relationsIn(namedEntries, uid),
  ...relationsFromBelow(uid),
];

/** All of these relations by which documents of this type name others. */
export const namesOf = (uid: string): Names => ({ ...namedEntries[uid], ...standsUnder[uid] });
