import type { Explainer, ExplainerContributor } from '../explainer';

/** Who reviewed the text, each once: the one who did last stands first. */
export const whoReviewed = ({
  review,
  reviewers,
}: Pick<Explainer, 'review' | 'reviewers'>): ExplainerContributor[] => {
  const all = [...(review?.reviewedBy ? [review.reviewedBy] : []), ...reviewers];
  return [...new Map(all.map((contributor) => [contributor.slug, contributor])).values()];
};
