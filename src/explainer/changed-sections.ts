import { isDeepStrictEqual } from 'node:util';
import type { Explainer, ExplainerSection } from './explainer';
import { flattenSections } from './flatten-sections';
import { linkExplainer, type LinkedSection } from './link-explainer';
import { namedSlugs, type NamedSlugs } from './named-slugs';
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

const slugsOfChanged = <Entry extends { slug: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
): string[] => {
  const old = new Map(before.map((entry) => [entry.slug, entry]));
  return after
    .filter((entry) => !isDeepStrictEqual(old.get(entry.slug), entry))
    .map((entry) => entry.slug);
};

/** Those of the sections that both explainers have alike which name an entry that reads differently. */
const namingChanged = (before: Explainer, after: Explainer): ChangedSection[] => {
  const kinds = ['conditions', 'sideEffects', 'notices', 'references'] as const;
  const changed = kinds.flatMap((kind) =>
    slugsOfChanged<{ slug: string }>(before[kind], after[kind]).map((slug) => ({ kind, slug })),
  );
  const names = (named: NamedSlugs): boolean =>
    changed.some(({ kind, slug }) => named[kind].has(slug));
  return flattenSections(after.sections)
    .filter((section: ExplainerSection) => names(namedSlugs([section])))
    .map(({ documentId, slug }) => ({ documentId, slug, change: 'changed' }));
};

/**
 * The sections that came, went, or read differently between two revisions, in reading order; those that went last. A section is
 * compared with the entries that it names: a change to a shared condition or notice is a change of every section that names it.
 */
export const changedSections = (
  before: Explainer | null,
  after: Explainer | null,
): ChangedSection[] => {
  if (before !== null && before.sections === after?.sections) return namingChanged(before, after);
  const old = new Map(sectionsOf(before).map((section) => [section.documentId, section]));
  const now = sectionsOf(after);
  const kept = new Set(now.map(({ documentId }) => documentId));
  const changed = now.flatMap((section): ChangedSection[] => {
    const { documentId, slug } = section;
    const was = old.get(documentId);
    if (was === undefined) return [{ documentId, slug, change: 'added' }];
    if (isDeepStrictEqual(was, section)) return [];
    const renamed = was.slug === slug ? {} : { formerSlug: was.slug };
    return [{ documentId, slug, change: 'changed', ...renamed }];
  });
  const removed = [...old.values()].flatMap(({ documentId, slug }): ChangedSection[] =>
    kept.has(documentId) ? [] : [{ documentId, slug, change: 'removed' }],
  );
  return [...changed, ...removed];
};
