import type { FeedEntry, ListedExplainer, RevisionSummary } from '../../explainer/ledger';
import type { ChangedSection } from '../../explainer/revision';
import { writeCursor } from './cursors';
import { retractionOf } from './judge-address';
import { presentRetraction } from './present-retraction';

/** A revision as readers are told of it; who made it is the publisher's to know. */
export const presentRevision = (row: RevisionSummary) => ({
  slug: row.slug,
  locale: row.language,
  revision: row.sha256,
  previous: row.previous,
  kind: row.kind,
  publishedAt: row.at,
  note: row.note,
  retraction: row.kind === 'retracted' ? presentRetraction(retractionOf(row)) : null,
});

/** What happened to a section; of one that is gone, why, so that a mirror can say so in its place. */
const presentChangedSection = (
  { documentId, slug, change, formerSlug }: ChangedSection,
  { withdrawn }: FeedEntry['formerSections'],
) => {
  const retraction = change === 'removed' ? withdrawn[documentId] : undefined;
  return {
    documentId,
    slug,
    formerSlug: formerSlug ?? null,
    change,
    retraction: retraction === undefined ? null : presentRetraction(retraction),
  };
};

/** A line of the feed of a locale, or of all; `cursor` is where to go on after it. */
export const presentChange = (row: FeedEntry, locale: string | null) => ({
  cursor: writeCursor({ of: 'changes', locale, sequence: row.sequence }),
  documentId: row.explainer,
  ...presentRevision(row),
  formerSlug: row.formerSlug,
  sections: row.changedSections.map((section) =>
    presentChangedSection(section, row.formerSections),
  ),
});

export const presentListed = (row: ListedExplainer) => ({
  documentId: row.explainer,
  title: row.title,
  lead: row.lead,
  ...presentRevision(row),
});
