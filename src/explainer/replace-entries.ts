import type {
  Explainer,
  ExplainerCondition,
  ExplainerContributor,
  ExplainerNotice,
  ExplainerReference,
  ExplainerSideEffect,
} from './explainer';

interface Identified {
  documentId: string;
  slug: string;
}

/** Entries of the shared vocabulary in one language, as they are published now. */
export interface SharedEntries {
  /** With the conditions that stand under them, which show their name. */
  conditions: ExplainerCondition[];
  sideEffects: ExplainerSideEffect[];
  notices: ExplainerNotice[];
  references: ExplainerReference[];
  contributors: ExplainerContributor[];
  /** Which of them were published anew. */
  changed: Identified[];
}

const replacing = <Entry extends Identified>(entries: readonly Entry[]) => {
  const fresh = new Map(entries.map((entry) => [entry.documentId, entry]));
  return (entry: Entry): Entry => fresh.get(entry.documentId) ?? entry;
};

/**
 * An explainer with entries as they read now: what presenting its rows again would give, without reading them. Null where only
 * the rows can tell: an entry that came to the explainer, that has another slug (by which sections name it and lists are sorted),
 * or that a condition no longer stands under.
 */
export const replaceEntries = (explainer: Explainer, entries: SharedEntries): Explainer | null => {
  const { authors, reviewers, review } = explainer;
  const contributors = [
    ...authors,
    ...reviewers,
    ...(review?.reviewedBy ? [review.reviewedBy] : []),
  ];
  const named: Identified[] = [
    ...[...explainer.conditions, ...explainer.sideEffects],
    ...[...explainer.notices, ...explainer.references, ...contributors],
  ];
  const fresh = new Set(entries.conditions.map(({ documentId }) => documentId));
  const canReplace = entries.changed.every(({ documentId, slug }) => {
    const same = named.filter((entry) => entry.documentId === documentId);
    const below = explainer.conditions.filter((condition) => condition.broader?.slug === slug);
    return (
      same.length + below.length > 0 &&
      same.every((entry) => entry.slug === slug) &&
      below.every((condition) => fresh.has(condition.documentId))
    );
  });
  if (!canReplace) return null;

  const contributor = replacing(entries.contributors);
  return {
    ...explainer,
    review: review && {
      ...review,
      reviewedBy: review.reviewedBy && contributor(review.reviewedBy),
    },
    authors: authors.map(contributor),
    reviewers: reviewers.map(contributor),
    conditions: explainer.conditions.map(replacing(entries.conditions)),
    sideEffects: explainer.sideEffects.map(replacing(entries.sideEffects)),
    notices: explainer.notices.map(replacing(entries.notices)),
    references: explainer.references.map(replacing(entries.references)),
  };
};
