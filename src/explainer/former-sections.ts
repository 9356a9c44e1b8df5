import type { Explainer } from './explainer';
import { flattenSections } from './flatten-sections';

/** Why something is no longer published, and where to look instead. */
export interface Retraction {
  reason: string;
  /** A slug, `<explainer>/<section>`, or a URL. */
  replacement: string | null;
}

export interface DatedRetraction extends Retraction {
  /** ISO 8601 instant in UTC. */
  at: string;
}

/** The addresses that sections of an explainer had and have no longer, and why those that are gone were withdrawn. */
export interface FormerSections {
  /** documentId by former slug. */
  slugs: Record<string, string>;
  /** By documentId. */
  withdrawn: Record<string, DatedRetraction>;
}

export const noFormerSections: FormerSections = { slugs: {}, withdrawn: {} };

interface Step {
  former: FormerSections;
  /** What was published before, null where nothing was; and what is now, null where it is withdrawn. */
  before: Explainer | null;
  after: Explainer | null;
  /** Asked for what was in `before` and is not in `after`. */
  retractionOf: ((documentId: string) => DatedRetraction) | undefined;
}

/**
 * Carries the former addresses from one revision to the next, so that the latest alone answers for every address that there ever
 * was: a slug that is used again, or a section that is back, is not former any more.
 */
export const carryFormerSections = ({
  former,
  before,
  after,
  retractionOf,
}: Step): FormerSections => {
  const gone = flattenSections(before?.sections ?? []);
  const here = flattenSections(after?.sections ?? []);
  const usedSlugs = new Set(here.map(({ slug }) => slug));
  const published = new Set(here.map(({ documentId }) => documentId));
  const slugs = { ...former.slugs };
  const withdrawn = { ...former.withdrawn };
  for (const { slug, documentId } of gone) {
    slugs[slug] = documentId;
    if (!published.has(documentId) && retractionOf !== undefined) {
      withdrawn[documentId] = retractionOf(documentId);
    }
  }
  return {
    slugs: Object.fromEntries(Object.entries(slugs).filter(([slug]) => !usedSlugs.has(slug))),
    withdrawn: Object.fromEntries(
      Object.entries(withdrawn).filter(([documentId]) => !published.has(documentId)),
    ),
  };
};
