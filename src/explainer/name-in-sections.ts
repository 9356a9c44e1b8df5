import type { ExplainerSection, SectionNames } from './explainer';

/** The tree with what its sections name now, where that is given. What is as it was is the very same: it need not be compared. */
export const nameInSections = (
  sections: ExplainerSection[],
  namesNow: (section: ExplainerSection) => SectionNames | undefined,
): ExplainerSection[] => {
  const all = sections.map((section) => {
    const names = namesNow(section);
    const below = nameInSections(section.sections, namesNow);
    return names === undefined && below === section.sections
      ? section
      : { ...section, ...names, sections: below };
  });
  return all.every((section, index) => section === sections[index]) ? sections : all;
};
