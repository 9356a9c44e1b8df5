/** All sections of the tree, in reading order. */
export const flattenSections = <Section extends { sections: readonly Section[] }>(
  sections: readonly Section[],
): Section[] => sections.flatMap((section) => [section, ...flattenSections(section.sections)]);
