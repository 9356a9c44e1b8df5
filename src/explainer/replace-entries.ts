import type {
  Explainer,
  ExplainerCondition,
  ExplainerContributor,
  ExplainerNotice,
  ExplainerReference,
  ExplainerSideEffect,
  SectionNames,
} from './explainer';
import { nameInSections } from './name-in-sections';
import { byCodeUnit } from './present-explainer';
import { withdrawEntries } from './withdraw-entries';

interface Identified {
  documentId: string;
  slug: string;
}

/** Entries of the shared vocabulary in one language, as they are published now. */
export interface SharedEntries {
  /** With the conditions that stand under them, which show their name. */
  conditions: ExplainerCondition[];
  sideEffects: ExplainerSideEffect[];
  notices: ExplainerNotice[];
  references: ExplainerReference[];
  contributors: ExplainerContributor[];
  /** Which of them were published anew. */
  changed: Identified[];
  /** documentIds of those that were withdrawn, and of any others that are not published in this language. */
  withdrawn: string[];
}

/** By documentId: what sections name now that name an entry which came to their explainer. */
export type NamesOfSections = ReadonlyMap<string, SectionNames>;

const byDocument = <Entry extends Identified>(entries: readonly Entry[]): Map<string, Entry> =>
  new Map(entries.map((entry) => [entry.documentId, entry]));

const replacing = <Entry extends Identified>(entries: readonly Entry[]) => {
  const fresh = byDocument(entries);
  return (entry: Entry): Entry => fresh.get(entry.documentId) ?? entry;
};

const namedIn = ({ authors, reviewers, review, ...explainer }: Explainer): Identified[] => [
  ...[...explainer.conditions, ...explainer.sideEffects],
  ...[...explainer.notices, ...explainer.references],
  ...[...authors, ...reviewers, ...(review?.reviewedBy ? [review.reviewedBy] : [])],
];

/** The entries that were published anew and that an explainer does not name: they may have come to it. */
export const absentEntries = (explainer: Explainer, { changed }: SharedEntries): Identified[] => {
  const named = new Set(namedIn(explainer).map(({ documentId }) => documentId));
  return changed.filter(({ documentId }) => !named.has(documentId));
};

/**
 * An explainer with entries as they read now: what presenting its rows again would give, without reading them all. Null where
 * only the rows can tell: an entry that has another slug (by which sections name it and lists are sorted), that a condition no
 * longer stands under, or that came to the explainer as other than a condition, a side effect or a notice, which sections alone
 * name.
 *
 * @param names what those of its sections name that name an entry which came; of no others
 */
export const replaceEntries = (
  explainer: Explainer,
  entries: SharedEntries,
  names: NamesOfSections = new Map(),
): Explainer | null => {
  const left =
    entries.withdrawn.length === 0 ? explainer : withdrawEntries(explainer, entries.withdrawn);
  if (left === null) return null;
  const named = namedIn(left);
  const fresh = new Set(entries.conditions.map(({ documentId }) => documentId));
  const canReplace = entries.changed.every(({ documentId, slug }) => {
    const same = named.filter((entry) => entry.documentId === documentId);
    const below = left.conditions.filter((condition) => condition.broader?.slug === slug);
    return (
      same.every((entry) => entry.slug === slug) &&
      below.every((condition) => fresh.has(condition.documentId))
    );
  });
  if (!canReplace) return null;

  const absent = new Set(absentEntries(left, entries).map(({ documentId }) => documentId));
  const isAbsent = ({ documentId }: Identified): boolean => absent.has(documentId);
  if ([...entries.references, ...entries.contributors].some(isAbsent)) return null;
  const now = [...names.values()];
  /** The list with entries as they read now, and those that came to it, by slug. */
  const renew = <Entry extends Identified>(
    list: readonly Entry[],
    given: readonly Entry[],
    namesOf: (section: SectionNames) => (string | null)[],
  ): Entry[] => {
    const slugs = new Set(now.flatMap(namesOf));
    // One that stands under another that was published too is given twice.
    const came = [...byDocument(given).values()].filter(
      (entry) => isAbsent(entry) && slugs.has(entry.slug),
    );
    const replaced = list.map(replacing(given));
    return came.length === 0
      ? replaced
      : [...replaced, ...came].sort((one, other) => byCodeUnit(one.slug, other.slug));
  };
  const contributor = replacing(entries.contributors);
  const { authors, reviewers, review } = left;
  return {
    ...left,
    review: review && {
      ...review,
      reviewedBy: review.reviewedBy && contributor(review.reviewedBy),
    },
    authors: authors.map(contributor),
    reviewers: reviewers.map(contributor),
    sections: nameInSections(left.sections, ({ documentId }) => names.get(documentId)),
    conditions: renew(left.conditions, entries.conditions, ({ conditions, mentions }) => [
      ...conditions,
      ...mentions.map(({ condition }) => condition),
    ]),
    sideEffects: renew(left.sideEffects, entries.sideEffects, ({ sideEffects, mentions }) => [
      ...sideEffects,
      ...mentions.map(({ sideEffect }) => sideEffect),
    ]),
    notices: renew(left.notices, entries.notices, ({ notices }) => notices),
    references: left.references.map(replacing(entries.references)),
  };
};
