import type { Explainer, ExplainerCondition, ExplainerSideEffect } from './explainer';
import { findNamingSections, type NamedIn } from './naming-sections';

type Whole = Pick<Explainer, 'documentId' | 'slug' | 'locale' | 'title' | 'about' | 'review'>;

/** One condition as an explainer has it: what it claims about it, and where it says so. */
export interface ConditionDocument extends NamedIn {
  /** What it is a part of. */
  explainer: Whole;
  condition: ExplainerCondition;
}

/** All side effects that an explainer names, and where. */
export interface SideEffectsDocument extends NamedIn {
  explainer: Whole;
  sideEffects: ExplainerSideEffect[];
}

const wholeOf = ({ documentId, slug, locale, title, about, review }: Explainer): Whole => ({
  documentId,
  slug,
  locale,
  title,
  about,
  review,
});

/** Undefined where the explainer has no condition of this slug. */
export const presentConditionDocument = (
  explainer: Explainer,
  slug: string,
): ConditionDocument | undefined => {
  const condition = explainer.conditions.find((one) => one.slug === slug);
  return (
    condition && {
      explainer: wholeOf(explainer),
      condition,
      ...findNamingSections(explainer, 'conditions', slug),
    }
  );
};

export const presentSideEffectsDocument = (explainer: Explainer): SideEffectsDocument => ({
  explainer: wholeOf(explainer),
  sideEffects: explainer.sideEffects,
  ...findNamingSections(explainer, 'sideEffects'),
});
