import type { Explainer } from './explainer';
import { flattenSections } from './flatten-sections';

/** Why something is no longer published, and where to look instead. */
export interface Retraction {
  reason: string;
  /** A slug, `<explainer>/<section>`, or a URL. */
  replacement: string | null;
}

export interface DatedRetraction extends Retraction {
  /** ISO 8601 instant in UTC. */
  at: string;
}

/** The addresses that sections and conditions of an explainer had and have no longer, and why those that are gone are. */
export interface FormerAddresses {
  /** documentId by former slug, of sections. */
  slugs: Record<string, string>;
  /** The same of conditions; revisions from before these were kept have none. */
  conditions?: Record<string, string>;
  /** By documentId, of either. */
  withdrawn: Record<string, DatedRetraction>;
}

export const noFormerAddresses: FormerAddresses = { slugs: {}, withdrawn: {} };

/** Where the same is in both, the second says it. */
export const mergeFormerAddresses = (
  inherited: FormerAddresses,
  own: FormerAddresses,
): FormerAddresses => ({
  slugs: { ...inherited.slugs, ...own.slugs },
  conditions: { ...inherited.conditions, ...own.conditions },
  withdrawn: { ...inherited.withdrawn, ...own.withdrawn },
});

/** The sections at addresses that readers were once given for another one, and the documentId of that. */
export const findReusedSlugs = (
  { slugs }: FormerAddresses,
  { sections }: Pick<Explainer, 'sections'>,
): { slug: string; documentId: string }[] => {
  const former = Object.entries(slugs);
  if (former.length === 0) return [];
  const holders = new Map(flattenSections(sections).map((one) => [one.slug, one.documentId]));
  return former.flatMap(([slug, documentId]) => {
    const holder = holders.get(slug);
    return holder === undefined || holder === documentId ? [] : [{ slug, documentId }];
  });
};

interface Step {
  former: FormerAddresses;
  /** What was published before, null where nothing was; and what is now, null where it is withdrawn. */
  before: Explainer | null;
  after: Explainer | null;
  /** Asked for what was in `before` and is not in `after`. */
  retractionOf: ((documentId: string) => DatedRetraction) | undefined;
}

interface Entry {
  slug: string;
  documentId: string;
}

/** Former slugs with those that are given up now, and without those that are used again. */
const carrySlugs = (
  former: Readonly<Record<string, string>>,
  gone: readonly Entry[],
  here: readonly Entry[],
): Record<string, string> => {
  const used = new Set(here.map(({ slug }) => slug));
  const known = [
    ...Object.entries(former),
    ...gone.map(({ slug, documentId }): [string, string] => [slug, documentId]),
  ];
  return Object.fromEntries(known.filter(([slug]) => !used.has(slug)));
};

/** A condition is not withdrawn: the text names it no longer. */
const notNamed = 'No longer named in this explainer';

/**
 * Carries the former addresses from one revision to the next, so that the latest alone answers for every address that there ever
 * was: a slug that is used again, or what is back, is not former any more.
 */
export const carryFormerAddresses = ({
  former,
  before,
  after,
  retractionOf,
}: Step): FormerAddresses => {
  const sections = flattenSections(before?.sections ?? []);
  const sectionsHere = flattenSections(after?.sections ?? []);
  const conditions = before?.conditions ?? [];
  const conditionsHere = after?.conditions ?? [];
  const here = new Set([...sectionsHere, ...conditionsHere].map(({ documentId }) => documentId));
  const gone = new Map(Object.entries(former.withdrawn));
  if (retractionOf !== undefined) {
    for (const { documentId } of sections) {
      if (!here.has(documentId)) gone.set(documentId, retractionOf(documentId));
    }
    for (const { documentId } of conditions) {
      if (here.has(documentId)) continue;
      gone.set(documentId, { ...retractionOf(documentId), reason: notNamed, replacement: null });
    }
  }
  return {
    slugs: carrySlugs(former.slugs, sections, sectionsHere),
    conditions: carrySlugs(former.conditions ?? {}, conditions, conditionsHere),
    withdrawn: Object.fromEntries([...gone].filter(([documentId]) => !here.has(documentId))),
  };
};
