import { byCodeUnit } from './by-code-unit';
import type { Explainer, Identified, SectionNames } from './explainer';
import { nameInSections } from './name-in-sections';
import { entriesOf, type SharedEntries } from './shared-entries';

const byDocument = <Entry extends Identified>(entries: readonly Entry[]): Map<string, Entry> =>
  new Map(entries.map((entry) => [entry.documentId, entry]));

const replacing = <Entry extends Identified>(entries: readonly Entry[]) => {
  const fresh = byDocument(entries);
  return (entry: Entry): Entry => fresh.get(entry.documentId) ?? entry;
};

/** Not an entry that has another slug, by which sections name it and lists are sorted, nor one that a condition left. */
const canReplace = (explainer: Explainer, { changed, conditions }: SharedEntries): boolean => {
  const here = entriesOf(explainer);
  const fresh = new Set(conditions.map(({ documentId }) => documentId));
  return changed.every(({ documentId, slug }) => {
    const same = here.filter((entry) => entry.documentId === documentId);
    const below = fresh.has(documentId)
      ? explainer.conditions.filter((condition) => condition.broader?.slug === slug)
      : [];
    return (
      same.every((entry) => entry.slug === slug) &&
      below.every((condition) => fresh.has(condition.documentId))
    );
  });
};

/**
 * An explainer with entries as they read now: what presenting its rows again would give, without reading them all. Null where
 * only the rows can tell: an entry that has another slug, or that a condition no longer stands under.
 *
 * @param explainer without what was withdrawn
 * @param absent documentIds of conditions, side effects and notices that it does not have yet
 * @param names by documentId, what those of its sections name that name one of these; of no others
 */
export const replaceEntries = (
  explainer: Explainer,
  entries: SharedEntries,
  absent: ReadonlySet<string>,
  names: ReadonlyMap<string, SectionNames>,
): Explainer | null => {
  if (!canReplace(explainer, entries)) return null;
  const named = [...names.values()];
  /** The list with entries as they read now, and those that came to it, by slug. */
  const renew = <Entry extends Identified>(
    list: readonly Entry[],
    given: readonly Entry[],
    namesOf: (section: SectionNames) => (string | null)[],
  ): Entry[] => {
    const slugs = new Set(named.flatMap(namesOf));
    // One that stands under another that was published too is given twice.
    const came = [...byDocument(given).values()].filter(
      ({ documentId, slug }) => absent.has(documentId) && slugs.has(slug),
    );
    const replaced = list.map(replacing(given));
    return came.length === 0
      ? replaced
      : [...replaced, ...came].sort((one, other) => byCodeUnit(one.slug, other.slug));
  };
  const contributor = replacing(entries.contributors);
  const { authors, reviewers, review } = explainer;
  return {
    ...explainer,
    review: review && {
      ...review,
      reviewedBy: review.reviewedBy && contributor(review.reviewedBy),
    },
    authors: authors.map(contributor),
    reviewers: reviewers.map(contributor),
    sections: nameInSections(explainer.sections, ({ documentId }) => names.get(documentId)),
    conditions: renew(explainer.conditions, entries.conditions, ({ conditions, mentions }) => [
      ...conditions,
      ...mentions.map(({ condition }) => condition),
    ]),
    sideEffects: renew(explainer.sideEffects, entries.sideEffects, ({ sideEffects, mentions }) => [
      ...sideEffects,
      ...mentions.map(({ sideEffect }) => sideEffect),
    ]),
    notices: renew(explainer.notices, entries.notices, ({ notices }) => notices),
    references: explainer.references.map(replacing(entries.references)),
  };
};
