import type { ExplainerSection } from '../../explainer/explainer';
import { flattenSections } from '../../explainer/flatten-sections';
import type { DatedRetraction } from '../../explainer/former-addresses';
import { judgeReview } from '../../explainer/review-state';
import {
  replacementLink,
  type Standing,
  type Superseded,
  type WithdrawnSection,
} from '../../explainer/standing';
import { retractionOf, type LocatedRevision } from './judge-address';

interface Read {
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
  section: Read['section'],
  { origin, pageOf }: Around,
): Superseded | null => {
  if (latest.sha256 !== null && latest.sha256 === revision.sha256) return null;
  if (latest.content === null) return withdrawn(retractionOf(latest), origin);
  const { at, slug } = latest;
  const newer = { kind: 'newer', at, correctedAt: revision.correctedAt ?? null } as const;
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
  { section, sections, review }: Read,
  around: Around,
): Standing => {
  const superseded = judgeSuperseded(located, section, around);
  return {
    review: judgeReview(review, around.now),
    superseded,
    withdrawnSections: superseded?.kind === 'newer' ? findWithdrawn(located, sections, around) : [],
  };
};
