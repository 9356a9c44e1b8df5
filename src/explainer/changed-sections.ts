import { isDeepStrictEqual } from 'node:util';
import type { Explainer, ExplainerSection } from './explainer';
import { namedSlugs } from './named-slugs';
import { isSamePlaced, placeSections } from './placed-sections';
import type { ChangedSection } from './revision';

/** Slugs of the entries that only one of the lists has, or that read differently in them. */
const slugsOfChanged = <Entry extends { slug: string }>(
  before: readonly Entry[],
  after: readonly Entry[],
): Set<string> => {
  const old = new Map(before.map((entry) => [entry.slug, entry]));
  const changed = after.filter((entry) => !isDeepStrictEqual(old.get(entry.slug), entry));
  const now = new Set(after.map(({ slug }) => slug));
  const gone = before.filter(({ slug }) => !now.has(slug));
  return new Set([...changed, ...gone].map(({ slug }) => slug));
};

const kinds = ['conditions', 'sideEffects', 'notices', 'references'] as const;

/** Tells whether a section names an entry that reads differently in the two explainers. */
const changedNames = (before: Explainer, after: Explainer) => {
  const changed = kinds
    .map((kind) => ({ kind, slugs: slugsOfChanged<{ slug: string }>(before[kind], after[kind]) }))
    .filter(({ slugs }) => slugs.size > 0);
  return (section: ExplainerSection): boolean => {
    if (changed.length === 0) return false;
    const named = namedSlugs([section]);
    return changed.some(({ kind, slugs }) => [...named[kind]].some((slug) => slugs.has(slug)));
  };
};

/**
 * The sections that came, went, or read differently between two revisions, in reading order; those that went last. A section is
 * compared with the entries that it names: a change to a shared condition or notice is a change of every section that names it.
 */
export const changedSections = (
  before: Explainer | null,
  after: Explainer | null,
): ChangedSection[] => {
  const now = placeSections(after?.sections ?? []);
  const old = new Map(
    placeSections(before?.sections ?? []).map((placed) => [placed.section.documentId, placed]),
  );
  const namesChanged =
    before === null || after === null ? () => false : changedNames(before, after);
  const kept = new Set(now.map(({ section }) => section.documentId));
  const changed = now.flatMap((placed): ChangedSection[] => {
    const { documentId, slug } = placed.section;
    const was = old.get(documentId);
    if (was === undefined) return [{ documentId, slug, change: 'added' }];
    if (isSamePlaced(was, placed) && !namesChanged(placed.section)) return [];
    const renamed = was.section.slug === slug ? {} : { formerSlug: was.section.slug };
    return [{ documentId, slug, change: 'changed', ...renamed }];
  });
  const removed = [...old.values()].flatMap(
    ({ section: { documentId, slug } }): ChangedSection[] =>
      kept.has(documentId) ? [] : [{ documentId, slug, change: 'removed' }],
  );
  return [...changed, ...removed];
};
