import { changedSections } from './changed-sections';
import type { Explainer, ExplainerSection } from './explainer';
import { flattenSections } from './flatten-sections';

const only = (explainer: Explainer, documentId: string): Explainer => ({
  ...explainer,
  sections: flattenSections<ExplainerSection>(explainer.sections).filter(
    (section) => section.documentId === documentId,
  ),
});

/** Whether a section, with what is below it and what these name, reads the same in two revisions, wherever it stands in them. */
export const isSameSection = (before: Explainer, after: Explainer, documentId: string): boolean =>
  changedSections(only(before, documentId), only(after, documentId)).length === 0;
