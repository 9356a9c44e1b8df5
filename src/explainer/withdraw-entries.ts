import type { Explainer, ExplainerMention, ExplainerSection, SectionNames } from './explainer';
import { nameInSections } from './name-in-sections';
import { namedSlugs, namesAny, type NamedSlugs } from './named-slugs';

/** An entry that is not published any more, or is published anew after it was not. */
export interface WithdrawnEntry {
  documentId: string;
  isCondition: boolean;
}

const withoutGone = (slug: string | null, gone: ReadonlySet<string>): string | null =>
  slug !== null && gone.has(slug) ? null : slug;

/** A mention of nothing that is left goes too. */
const withdrawMention = (mention: ExplainerMention, gone: NamedSlugs): ExplainerMention[] => {
  const condition = withoutGone(mention.condition, gone.conditions);
  const sideEffect = withoutGone(mention.sideEffect, gone.sideEffects);
  return condition === null && sideEffect === null ? [] : [{ ...mention, condition, sideEffect }];
};

const withdrawNames = (section: ExplainerSection, gone: NamedSlugs): SectionNames | undefined => {
  if (!namesAny(namedSlugs([section]), gone)) return;
  return {
    conditions: section.conditions.filter((slug) => !gone.conditions.has(slug)),
    sideEffects: section.sideEffects.filter((slug) => !gone.sideEffects.has(slug)),
    notices: section.notices.filter((slug) => !gone.notices.has(slug)),
    references: section.references.filter((slug) => !gone.references.has(slug)),
    mentions: section.mentions.flatMap((mention) => withdrawMention(mention, gone)),
  };
};

/** Whether a condition stands under one that the explainer does not list, and of which it does not know the documentId. */
const isUnderOther = ({ conditions }: Explainer): boolean => {
  const listed = new Set(conditions.map(({ slug }) => slug));
  return conditions.some(({ broader }) => broader !== null && !listed.has(broader.slug));
};

/**
 * An explainer as it reads without these entries: no list of it, no section, no mention, and no condition that stood under one of
 * them names them. Null where only its rows can tell: a condition that it does not list is withdrawn, and one stands under another
 * that it does not list, which may be that one.
 */
export const withdrawEntries = (
  explainer: Explainer,
  entries: readonly WithdrawnEntry[],
): Explainer | null => {
  if (entries.length === 0) return explainer;
  const listed = new Set(explainer.conditions.map(({ documentId }) => documentId));
  const isElsewhere = entries.some((one) => one.isCondition && !listed.has(one.documentId));
  if (isElsewhere && isUnderOther(explainer)) return null;

  const withdrawn = new Set(entries.map(({ documentId }) => documentId));
  const isLeft = (entry: { documentId: string }): boolean => !withdrawn.has(entry.documentId);
  const slugsOfGone = (list: readonly { documentId: string; slug: string }[]): Set<string> =>
    new Set(list.filter((entry) => !isLeft(entry)).map(({ slug }) => slug));
  const gone: NamedSlugs = {
    conditions: slugsOfGone(explainer.conditions),
    sideEffects: slugsOfGone(explainer.sideEffects),
    notices: slugsOfGone(explainer.notices),
    references: slugsOfGone(explainer.references),
  };
  const { review } = explainer;
  return {
    ...explainer,
    review: review && {
      ...review,
      reviewedBy: review.reviewedBy && isLeft(review.reviewedBy) ? review.reviewedBy : null,
    },
    authors: explainer.authors.filter(isLeft),
    reviewers: explainer.reviewers.filter(isLeft),
    sections: nameInSections(explainer.sections, (section) => withdrawNames(section, gone)),
    conditions: explainer.conditions
      .filter(isLeft)
      .map((condition) =>
        condition.broader && gone.conditions.has(condition.broader.slug)
          ? { ...condition, broader: null }
          : condition,
      ),
    sideEffects: explainer.sideEffects.filter(isLeft),
    notices: explainer.notices.filter(isLeft),
    references: explainer.references.filter(isLeft),
  };
};
