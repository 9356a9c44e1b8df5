import type { Explainer, ExplainerSection } from './explainer';
import { emptySection } from './withhold-sections';

const withoutWords = (sections: readonly ExplainerSection[]): ExplainerSection[] =>
  sections.flatMap((section) => {
    const below = withoutWords(section.sections);
    const isLeft = below.length > 0 || section.notices.length > 0;
    return isLeft ? [{ ...emptySection(section), sections: below }] : [];
  });

/** A section without its words and those below it: what is left of one whose review is overdue for too long. */
export const withholdOverdueSection = (section: ExplainerSection): ExplainerSection => ({
  ...emptySection(section),
  sections: withoutWords(section.sections),
});

/** The explainer likewise: its title, its warnings under their headings, and who stands for it. */
export const withholdOverdue = (explainer: Explainer): Explainer => ({
  ...explainer,
  lead: null,
  sections: withoutWords(explainer.sections),
  conditions: [],
  sideEffects: [],
  references: [],
});
