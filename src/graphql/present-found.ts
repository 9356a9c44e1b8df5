import { metaOf } from '../delivery/policy/answer-explainer';
import { presentRetraction } from '../delivery/policy/present-retraction';
import { noFormerAddresses, type FormerAddresses } from '../explainer/former-addresses';
import {
  linkExplainer,
  type LinkedExplainer,
  type LinkedSection,
} from '../explainer/link-explainer';
import type { RevisionContent, RevisionSummary } from '../explainer/ledger';

type KnownRevision = RevisionSummary & { formerSections?: FormerAddresses };

interface PresentedSection extends Omit<LinkedSection, 'sections'> {
  /** Why it was withdrawn since this revision; null where it is public. */
  retraction: object | null;
  sections: PresentedSection[];
}

export interface FoundExplainer extends Omit<LinkedExplainer, 'sections'> {
  sections: PresentedSection[];
  revision: object;
  /** What is public now; null where it is this. */
  latest: object | null;
  /** Not in the schema: by which a section is found by a slug that it had. */
  formerSections: FormerAddresses;
}

const presentSections = (
  sections: readonly LinkedSection[],
  withdrawn: FormerAddresses['withdrawn'],
): PresentedSection[] =>
  sections.map((section) => {
    const retraction = withdrawn[section.documentId];
    return {
      ...section,
      retraction: retraction === undefined ? null : presentRetraction(retraction),
      sections: presentSections(section.sections, withdrawn),
    };
  });

/** An explainer as GraphQL gives it, with what is public now where that is another revision, as JSON has it in `meta.latest`. */
export const presentFound = (
  content: RevisionContent,
  revision: KnownRevision,
  latest: KnownRevision = revision,
): FoundExplainer => {
  const { sections, ...explainer } = linkExplainer(content.parse());
  const { latest: current, ...own } = metaOf(revision, latest);
  const { withdrawn } = latest.formerSections ?? noFormerAddresses;
  return {
    ...explainer,
    sections: presentSections(sections, withdrawn),
    revision: own,
    latest: current,
    formerSections: revision.formerSections ?? noFormerAddresses,
  };
};
