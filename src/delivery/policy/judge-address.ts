import type { Explainer, ExplainerSection } from '../../explainer/explainer';
import { findSection } from '../../explainer/find-section';
import { flattenSections } from '../../explainer/flatten-sections';
import {
  noFormerAddresses,
  type DatedRetraction,
  type FormerAddresses,
} from '../../explainer/former-addresses';
import type {
  FoundRevision,
  Revision,
  RevisionContent,
  RevisionSummary,
} from '../../explainer/ledger';
import { tightenRules } from '../../explainer/tighten-rules';

interface Gone {
  kind: 'gone';
  retraction: DatedRetraction;
}

interface Moved {
  kind: 'moved';
  slug: string;
  section?: string;
}

interface Unknown {
  kind: 'unknown';
  message: string;
}

/** A revision that is no retraction. */
export type LiveRevision = Revision & { content: RevisionContent };

/** A revision, and what is public now, which may be another or a retraction. */
export interface LocatedRevision {
  revision: LiveRevision;
  latest: Revision;
}

/** What a revision says, under the rules of what is public now: these say what may be passed on. */
export const underCurrentRules = (
  explainer: Explainer,
  { revision, latest }: LocatedRevision,
): Explainer =>
  latest.sequence === revision.sequence || latest.content === null
    ? explainer
    : tightenRules(explainer, latest.content.parse());

/** What an address leads to: a revision that was asked for, another address, a retraction, or nothing that ever was. */
export type ExplainerVerdict = ({ kind: 'found' } & LocatedRevision) | Gone | Moved | Unknown;

export const retractionOf = ({ reason, replacement, at }: RevisionSummary): DatedRetraction => ({
  reason: reason ?? '',
  replacement,
  at,
});

export interface Asked {
  slug: string;
  /** Null where it is the default one. */
  locale: string | null;
  revision?: string | undefined;
  asOf?: string | undefined;
}

export const neverPublished = ({ slug, locale }: Pick<Asked, 'slug' | 'locale'>): string =>
  `No explainer "${slug}" was ever published${locale === null ? '' : ` in the locale "${locale}"`}`;

export const judgeExplainer = (found: FoundRevision | null, asked: Asked): ExplainerVerdict => {
  const { slug, revision, asOf } = asked;
  if (found === null) return { kind: 'unknown', message: neverPublished(asked) };
  const { latest, wanted } = found;
  if (latest.slug !== slug) return { kind: 'moved', slug: latest.slug };
  if (wanted === null) {
    const what =
      revision === undefined
        ? `was not public yet at ${asOf ?? ''}`
        : `has no revision ${revision}`;
    return { kind: 'unknown', message: `The explainer "${slug}" ${what}` };
  }
  const { content } = wanted;
  if (content === null) return { kind: 'gone', retraction: retractionOf(wanted) };
  return { kind: 'found', revision: { ...wanted, content }, latest };
};

export type SectionVerdict =
  | ({ kind: 'found'; explainer: Explainer; section: ExplainerSection } & LocatedRevision)
  | Gone
  | Moved
  | Unknown;

type Located<Section> =
  | { kind: 'found' | 'renamed'; section: Section }
  | Gone
  | { kind: 'unknown' };

/** The section that has a slug, or had it, in a revision. */
export const locateSection = <
  Section extends { slug: string; documentId: string; sections: readonly Section[] },
>(
  explainer: { sections: readonly Section[] },
  former: FormerAddresses,
  slug: string,
): Located<Section> => {
  const section = findSection<Section>(explainer, slug);
  if (section !== undefined) return { kind: 'found', section };
  const documentId = former.slugs[slug];
  if (documentId === undefined) return { kind: 'unknown' };
  const renamed = flattenSections(explainer.sections).find((one) => one.documentId === documentId);
  if (renamed !== undefined) return { kind: 'renamed', section: renamed };
  const retraction = former.withdrawn[documentId];
  return retraction === undefined ? { kind: 'unknown' } : { kind: 'gone', retraction };
};

export const judgeSection = (
  found: FoundRevision | null,
  asked: Asked & { section: string },
): SectionVerdict => {
  const verdict = judgeExplainer(found, asked);
  const { slug, section: sectionSlug } = asked;
  if (verdict.kind === 'moved') return { ...verdict, section: sectionSlug };
  if (verdict.kind === 'gone') {
    const former = found?.wanted?.formerSections ?? noFormerAddresses;
    const withdrawn = former.withdrawn[former.slugs[sectionSlug] ?? ''];
    return { kind: 'gone', retraction: withdrawn ?? verdict.retraction };
  }
  if (verdict.kind === 'unknown') return verdict;
  const explainer = verdict.revision.content.parse();
  const located = locateSection(explainer, verdict.revision.formerSections, sectionSlug);
  if (located.kind === 'found') return { ...verdict, explainer, section: located.section };
  if (located.kind === 'renamed') return { kind: 'moved', slug, section: located.section.slug };
  if (located.kind === 'gone') return located;
  return { kind: 'unknown', message: `The explainer "${slug}" has no section "${sectionSlug}"` };
};
