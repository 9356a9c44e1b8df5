import { isDeepStrictEqual } from 'node:util';
import type { Explainer } from './explainer';
import { linkExplainer, type LinkedSection } from './link-explainer';
import type { ChangedSection } from './revision';

/** A section without those below it, with what it names and what it stands under. */
interface OwnSection extends Omit<LinkedSection, 'sections'> {
  parent: string | null;
}

const ownSections = (explainer: Explainer | null): OwnSection[] => {
  if (explainer === null) return [];
  const own = ({ sections: below, ...section }: LinkedSection, parent: string | null) => [
    { ...section, parent },
    ...place(below, section.documentId),
  ];
  const place = (sections: readonly LinkedSection[], parent: string | null): OwnSection[] =>
    sections.flatMap((section) => own(section, parent));
  return place(linkExplainer(explainer).sections, null);
};

/**
 * The sections that came, went, or read differently between two revisions, in reading order; those that went last. A section is
 * compared with the entries that it names: a change to a shared condition or notice is a change of every section that names it.
 */
export const changedSections = (
  before: Explainer | null,
  after: Explainer | null,
): ChangedSection[] => {
  const old = new Map(ownSections(before).map((section) => [section.documentId, section]));
  const now = ownSections(after);
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
