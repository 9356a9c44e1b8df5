/** All sections of the tree, in reading order. */
export const flattenSections = <Section extends { sections: readonly Section[] }>(
  sections: readonly Section[],
): Section[] => {
  const flat: Section[] = [];
  const add = (below: readonly Section[]): void => {
    for (const section of below) {
      flat.push(section);
      add(section.sections);
    }
  };
  add(sections);
  return flat;
};
