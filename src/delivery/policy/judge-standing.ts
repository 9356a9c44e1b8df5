import type { Explainer, ExplainerSection } from '../../explainer/explainer';
import { flattenSections } from '../../explainer/flatten-sections';
import { isSameSection } from '../../explainer/compare-section';
import type { DatedRetraction } from '../../explainer/former-addresses';
import { judgeReview } from '../../explainer/review-state';
import {
  replacementLink,
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

const judgeSuperseded = (
  { revision, latest }: LocatedRevision,
  { explainer, section }: Pick<Read, 'explainer' | 'section'>,
  { origin, pageOf }: Around,
): Superseded | null => {
  if (latest.sha256 !== null && latest.sha256 === revision.sha256) return null;
  if (latest.content === null) return withdrawn(retractionOf(latest), origin);
  const { at, slug } = latest;
  const newer = (page: string, isSectionSame: () => boolean | null): Superseded => {
    const correctedAt = revision.correctedAt ?? null;
    const corrected =
      correctedAt === null ? null : { at: correctedAt, isSectionSame: isSectionSame() };
    return { kind: 'newer', at, corrected, page };
  };
  if (section === null) return newer(pageOf(slug, null), () => null);
  const { documentId } = section;
  const today = latest.content.parse();
  const now = flattenSections(today.sections).find((one) => one.documentId === documentId);
  if (now === undefined) {
    const retraction = latest.formerSections.withdrawn[documentId];
    return withdrawn(retraction ?? { at, reason: '', replacement: slug }, origin);
  }
  // The ledger knows that the explainer was corrected; whether this section was meant, is told by comparing what is read of it.
  return newer(pageOf(slug, now.slug), () =>
    isSameSection(explainer, withholdSections(today), documentId),
  );
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
