import { isDeepStrictEqual } from 'node:util';
import type { Explainer, ExplainerSection } from './explainer';
import { namedSlugs, namesAny, type NamedSlugs } from './named-slugs';
import { placeSections, type PlacedSection } from './place-sections';
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

const changedEntries = (before: Explainer, after: Explainer): NamedSlugs => ({
  conditions: slugsOfChanged(before.conditions, after.conditions),
  sideEffects: slugsOfChanged(before.sideEffects, after.sideEffects),
  notices: slugsOfChanged(before.notices, after.notices),
  references: slugsOfChanged(before.references, after.references),
});

type Placed = PlacedSection<ExplainerSection>;

const hasSameOwn = <Section extends ExplainerSection>(one: Section, other: Section): boolean => {
  if (one === other) return true;
  if (Object.keys(one).length !== Object.keys(other).length) return false;
  for (const name in one) {
    if (name === 'sections' || one[name] === other[name]) continue;
    if (!isDeepStrictEqual(one[name], other[name])) return false;
  }
  return true;
};

/** Whether a section says the same and stands in the same place, whatever stands below it. */
const isSame = (one: Placed, other: Placed): boolean =>
  one.parent?.documentId === other.parent?.documentId && hasSameOwn(one.section, other.section);

/**
 * The sections that came, went, or read differently between two revisions, in reading order; those that went last. A section is
 * compared with the entries that it names: a change to a shared condition or notice is a change of every section that names it.
 * What sections name is in the lists of their explainer.
 */
export const changedSections = (
  before: Explainer | null,
  after: Explainer | null,
): ChangedSection[] => {
  const now = placeSections(after?.sections ?? []);
  const old = new Map(
    placeSections(before?.sections ?? []).map((placed) => [placed.section.documentId, placed]),
  );
  const entries = before && after && changedEntries(before, after);
  const namesChanged = (section: ExplainerSection): boolean =>
    entries !== null && namesAny(namedSlugs([section]), entries);
  const kept = new Set(now.map(({ section }) => section.documentId));
  const changed = now.flatMap((placed): ChangedSection[] => {
    const { documentId, slug } = placed.section;
    const was = old.get(documentId);
    if (was === undefined) return [{ documentId, slug, change: 'added' }];
    if (isSame(was, placed) && !namesChanged(placed.section)) return [];
    const renamed = was.section.slug === slug ? {} : { formerSlug: was.section.slug };
    return [{ documentId, slug, change: 'changed', ...renamed }];
  });
  const removed = [...old.values()].flatMap(
    ({ section: { documentId, slug } }): ChangedSection[] =>
      kept.has(documentId) ? [] : [{ documentId, slug, change: 'removed' }],
  );
  return [...changed, ...removed];
};
