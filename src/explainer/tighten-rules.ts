import type { Explainer, ExplainerSection } from './explainer';

type Rules = Pick<ExplainerSection, 'promotional' | 'syndication'>;

/** By documentId; what stands below an advertisement is one too. */
const rulesOf = (
  sections: readonly ExplainerSection[],
  isPromotional = false,
): [documentId: string, rules: Rules][] =>
  sections.flatMap(({ documentId, promotional, syndication, sections: below }) => {
    const rules = { promotional: isPromotional || promotional, syndication };
    return [[documentId, rules], ...rulesOf(below, rules.promotional)];
  });

/**
 * An earlier explainer under the rules of the one that is public now: a section that is an advertisement or excluded by now is
 * not passed on as it once was either. A rule that was stricter then is kept.
 */
export const tightenRules = (earlier: Explainer, current: Explainer): Explainer => {
  const rules = new Map(rulesOf(current.sections));
  const tighten = (sections: readonly ExplainerSection[]): ExplainerSection[] =>
    sections.map((section) => {
      const now = rules.get(section.documentId);
      return {
        ...section,
        promotional: section.promotional || now?.promotional === true,
        syndication: now?.syndication === 'excluded' ? 'excluded' : section.syndication,
        sections: tighten(section.sections),
      };
    });
  return { ...earlier, sections: tighten(earlier.sections) };
};
