import type { ExplainerSection } from './explainer';

/** All sections of the tree, in reading order. */
export const flattenSections = (sections: readonly ExplainerSection[]): ExplainerSection[] =>
  sections.flatMap((section) => [section, ...flattenSections(section.sections)]);
