import { canonicalJson, sha256 } from './canonical-json';
import type { Explainer } from './explainer';
import { linkExplainer, type LinkedSection } from './link-explainer';
import type { ChangedSection } from './revision';

interface HashedSection {
  documentId: string;
  slug: string;
  sha256: string;
}

/**
 * SHA-256 of each section, in reading order: of the canonical JSON of itself without the sections below it, with the entries
 * that it names, so that a change to a shared condition or notice is a change of every section that names it; and with the
 * section that it stands under.
 */
const hashSections = (explainer: Explainer | null): HashedSection[] => {
  if (explainer === null) return [];
  const hash = (section: LinkedSection, parent: string | null): HashedSection[] => {
    const { sections: below, ...own } = section;
    const { documentId, slug } = own;
    return [
      { documentId, slug, sha256: sha256(canonicalJson({ ...own, parent })) },
      ...below.flatMap((child) => hash(child, documentId)),
    ];
  };
  return linkExplainer(explainer).sections.flatMap((section) => hash(section, null));
};

/** The sections that came, went, or read differently between two revisions; those that went last. */
export const changedSections = (
  before: Explainer | null,
  after: Explainer | null,
): ChangedSection[] => {
  const old = new Map(hashSections(before).map((section) => [section.documentId, section]));
  const now = hashSections(after);
  const kept = new Set(now.map(({ documentId }) => documentId));
  const changed = now.flatMap(({ documentId, slug, sha256: hash }): ChangedSection[] => {
    const was = old.get(documentId);
    if (was === undefined) return [{ documentId, slug, change: 'added' }];
    return was.sha256 === hash ? [] : [{ documentId, slug, change: 'changed' }];
  });
  const removed = [...old.values()].flatMap(({ documentId, slug }): ChangedSection[] =>
    kept.has(documentId) ? [] : [{ documentId, slug, change: 'removed' }],
  );
  return [...changed, ...removed];
};
