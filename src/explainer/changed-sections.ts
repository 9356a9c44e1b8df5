import { isDeepStrictEqual } from 'node:util';
import type { Explainer } from './explainer';
import { linkExplainer, type LinkedSection } from './link-explainer';
import type { ChangedSection } from './revision';

/** A section without those below it, with what it names and what it stands under. */
interface OwnSection extends Omit<LinkedSection, 'sections'> {
  parent: string | null;
}

const ownSections = (sections: readonly LinkedSection[], parent: string | null): OwnSection[] =>
  sections.flatMap(({ sections: below, ...section }) => [
    { ...section, parent },
    ...ownSections(below, section.documentId),
  ]);

const sectionsOf = (explainer: Explainer | null): OwnSection[] =>
  explainer === null ? [] : ownSections(linkExplainer(explainer).sections, null);

/**
 * The sections that came, went, or read differently between two revisions, in reading order; those that went last. A section is
 * compared with the entries that it names: a change to a shared condition or notice is a change of every section that names it.
 */
export const changedSections = (
  before: Explainer | null,
  after: Explainer | null,
): ChangedSection[] => {
  const old = new Map(sectionsOf(before).map((section) => [section.documentId, section]));
  const now = sectionsOf(after);
  const kept = new Set(now.map(({ documentId }) => documentId));
  const changed = now.flatMap((section): ChangedSection[] => {
    const { documentId, slug } = section;
    const was = old.get(documentId);
    if (was === undefined) return [{ documentId, slug, change: 'added' }];
    return isDeepStrictEqual(was, section) ? [] : [{ documentId, slug, change: 'changed' }];
  });
  const removed = [...old.values()].flatMap(({ documentId, slug }): ChangedSection[] =>
    kept.has(documentId) ? [] : [{ documentId, slug, change: 'removed' }],
  );
  return [...changed, ...removed];
};
