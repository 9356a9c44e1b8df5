import { isDeepStrictEqual } from 'node:util';
import type { ExplainerSection } from './explainer';

interface Tree<Section> {
  documentId: string;
  sections: Section[];
}

/** A section of a tree, and the one it stands under. */
export interface PlacedSection<Section = ExplainerSection> {
  section: Section;
  /** Null at the top. */
  parent: Section | null;
}

/** All sections of the tree, in reading order. */
export const placeSections = <Section extends Tree<Section>>(
  sections: readonly Section[],
  parent: Section | null = null,
): PlacedSection<Section>[] =>
  sections.flatMap((section) => [{ section, parent }, ...placeSections(section.sections, section)]);

const hasSameOwn = <Section extends ExplainerSection>(one: Section, other: Section): boolean => {
  if (one === other) return true;
  if (Object.keys(one).length !== Object.keys(other).length) return false;
  for (const name in one) {
    if (name === 'sections' || one[name] === other[name]) continue;
    if (!isDeepStrictEqual(one[name], other[name])) return false;
  }
  return true;
};

/** Whether a section is the same in two explainers and stands in the same place, whatever stands below it. */
export const isSamePlaced = (one: PlacedSection, other: PlacedSection): boolean =>
  one.parent?.documentId === other.parent?.documentId && hasSameOwn(one.section, other.section);
