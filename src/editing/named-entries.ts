export type Names = Readonly<Record<string, string>>;

const contributor = 'api::contributor.contributor';
const reference = 'api::reference.reference';
const condition = 'api::condition.condition';
const sideEffect = 'api::side-effect.side-effect';

/**
 * The relations that Strapi drops for good when their target is not published: those that the target has no name for. The others
 * (an article's sections, a section's parent, a broader condition) it makes again when the target is published. By relation, or
 * component and relation.
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

/** A relation by which documents of one type name entries of another. */
export interface NamingRelation {
  holderUid: string;
  relation: string;
}

/** By which relations an entry of this type is named; none where it is not such an entry. */
export const relationsTo = (uid: string): NamingRelation[] =>
  Object.entries(namedEntries).flatMap(([holderUid, names]) =>
    Object.keys(names).flatMap((relation) =>
      names[relation] === uid ? [{ holderUid, relation }] : [],
    ),
  );
