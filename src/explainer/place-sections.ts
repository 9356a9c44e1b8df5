/** A section of a tree, and the one it stands under. */
export interface PlacedSection<Section> {
  section: Section;
  /** Null at the top. */
  parent: Section | null;
}

/** All sections of the tree, in reading order, each with the one it stands under. */
export const placeSections = <Section extends { sections: Section[] }>(
  sections: readonly Section[],
  parent: Section | null = null,
): PlacedSection<Section>[] =>
  sections.flatMap((section) => [{ section, parent }, ...placeSections(section.sections, section)]);
