import type { Explainer, ExplainerMention, ExplainerSection, SectionNames } from './explainer';
import { nameInSections } from './name-in-sections';
import { namedSlugs } from './named-slugs';

const kinds = ['conditions', 'sideEffects', 'notices', 'references'] as const;

/** Slugs of what is taken out of an explainer. */
type Gone = Readonly<Record<(typeof kinds)[number], ReadonlySet<string>>>;

/** A mention of nothing that is left goes too. */
const withdrawMention = (mention: ExplainerMention, gone: Gone): ExplainerMention[] => {
  const left = (slug: string | null, slugs: ReadonlySet<string>): string | null =>
    slug !== null && slugs.has(slug) ? null : slug;
  const condition = left(mention.condition, gone.conditions);
  const sideEffect = left(mention.sideEffect, gone.sideEffects);
  return condition === null && sideEffect === null ? [] : [{ ...mention, condition, sideEffect }];
};

const withdrawNames = (section: ExplainerSection, gone: Gone): SectionNames | undefined => {
  const named = namedSlugs([section]);
  if (!kinds.some((kind) => [...named[kind]].some((slug) => gone[kind].has(slug)))) return;
  return {
    conditions: section.conditions.filter((slug) => !gone.conditions.has(slug)),
    sideEffects: section.sideEffects.filter((slug) => !gone.sideEffects.has(slug)),
    notices: section.notices.filter((slug) => !gone.notices.has(slug)),
    references: section.references.filter((slug) => !gone.references.has(slug)),
    mentions: section.mentions.flatMap((mention) => withdrawMention(mention, gone)),
  };
};

/**
 * An explainer as it reads without these entries: no list of it, no section, no mention, and no condition that stood under one of
 * them names them. Null where only its rows can tell: one of them is not in it, and a condition stands under what is not in it
 * either, which may be that one.
 */
export const withdrawEntries = (
  explainer: Explainer,
  documentIds: readonly string[],
): Explainer | null => {
  const withdrawn = new Set(documentIds);
  const isLeft = (entry: { documentId: string }): boolean => !withdrawn.has(entry.documentId);
  const slugsOfGone = (entries: readonly { documentId: string; slug: string }[]): Set<string> =>
    new Set(entries.filter((entry) => !isLeft(entry)).map(({ slug }) => slug));
  const gone = {
    conditions: slugsOfGone(explainer.conditions),
    sideEffects: slugsOfGone(explainer.sideEffects),
    notices: slugsOfGone(explainer.notices),
    references: slugsOfGone(explainer.references),
  };
  const here = new Set(explainer.conditions.map(({ documentId }) => documentId));
  const slugs = new Set(explainer.conditions.map(({ slug }) => slug));
  const isAbove = explainer.conditions.some(({ broader }) => broader && !slugs.has(broader.slug));
  if (isAbove && documentIds.some((documentId) => !here.has(documentId))) return null;

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
