import type { Explainer, ExplainerSection } from '../../explainer/explainer';
import { flattenSections } from '../../explainer/flatten-sections';
import { isSameSection } from '../../explainer/compare-section';
import type { DatedRetraction } from '../../explainer/former-addresses';
import { judgeReview } from '../../explainer/review-state';
import {
  replacementLink,
  type Corrected,
  type Standing,
  type Superseded,
  type WithdrawnSection,
} from '../../explainer/standing';
import { withholdSections } from '../../explainer/withhold-sections';
import { retractionOf, type LocatedRevision } from './judge-address';

interface Read {
  /** As it may be passed on. */
  explainer: Explainer;
  /** Null where what is read is more than one section. */
  section: Pick<ExplainerSection, 'documentId'> | null;
  /** What else is read: the sections below that one, or all of several. */
  sections: readonly Pick<ExplainerSection, 'documentId' | 'heading'>[];
  review: Parameters<typeof judgeReview>[0];
}

interface Around {
  origin: string;
  now: number;
  /** The page of the explainer, or of a section of it, as it is public now. */
  pageOf: (explainer: string, section: string | null) => string;
}

/** With its replacement as the address at which it is read. */
const linked = ({ at, reason, replacement }: DatedRetraction, origin: string): DatedRetraction => ({
  at,
  reason,
  replacement: replacementLink(replacement, origin),
});

const withdrawn = (retraction: DatedRetraction, origin: string): Superseded => ({
  kind: 'retracted',
  ...linked(retraction, origin),
});

/** The ledger knows that a revision corrected the explainer; whether the section was meant is told by comparing what is read. */
const judgeCorrected = (
  { revision, latest }: LocatedRevision,
  { explainer, section }: Pick<Read, 'explainer' | 'section'>,
): Corrected | null => {
  const at = revision.correctedAt ?? null;
  if (at === null) return null;
  if (section === null || latest.content === null) return { at, isSectionSame: null };
  const now = withholdSections(latest.content.parse());
  return { at, isSectionSame: isSameSection(explainer, now, section.documentId) };
};

const judgeSuperseded = (
  located: LocatedRevision,
  { explainer, section }: Pick<Read, 'explainer' | 'section'>,
  { origin, pageOf }: Around,
): Superseded | null => {
  const { revision, latest } = located;
  if (latest.sha256 !== null && latest.sha256 === revision.sha256) return null;
  if (latest.content === null) return withdrawn(retractionOf(latest), origin);
  const { at, slug } = latest;
  const newer = {
    kind: 'newer',
    at,
    corrected: judgeCorrected(located, { explainer, section }),
  } as const;
  if (section === null) return { ...newer, page: pageOf(slug, null) };
  const now = flattenSections(latest.content.parse().sections).find(
    ({ documentId }) => documentId === section.documentId,
  );
  if (now !== undefined) return { ...newer, page: pageOf(slug, now.slug) };
  const retraction = latest.formerSections.withdrawn[section.documentId];
  return withdrawn(retraction ?? { at, reason: '', replacement: slug }, origin);
};

const findWithdrawn = (
  { latest }: LocatedRevision,
  sections: Read['sections'],
  { origin }: Around,
): WithdrawnSection[] =>
  sections.flatMap(({ documentId, heading }) => {
    const retraction = latest.formerSections.withdrawn[documentId];
    return retraction === undefined ? [] : [{ heading, ...linked(retraction, origin) }];
  });

/** How a revision, or a section of it, stands to its review and to what is public now. */
export const judgeStanding = (
  located: LocatedRevision,
  { explainer, section, sections, review }: Read,
  around: Around,
): Standing => {
  const superseded = judgeSuperseded(located, { explainer, section }, around);
  return {
    review: judgeReview(review, around.now),
    superseded,
    withdrawnSections: superseded?.kind === 'newer' ? findWithdrawn(located, sections, around) : [],
  };
};
