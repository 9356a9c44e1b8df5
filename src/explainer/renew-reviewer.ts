import type { Explainer, ExplainerContributor } from './explainer';

type Review = Explainer['review'];

/** A review with its reviewer as it reads now, or with none; the very same one where that is who it was. */
export const renewReviewer = (
  review: Review,
  now: (reviewer: ExplainerContributor) => ExplainerContributor | null,
): Review => {
  if (!review?.reviewedBy) return review;
  const reviewedBy = now(review.reviewedBy);
  return reviewedBy === review.reviewedBy ? review : { ...review, reviewedBy };
};
