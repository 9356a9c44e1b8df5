import type { FeedEntry, ListedExplainer, RevisionSummary } from '../../explainer/ledger';
import { writeSequenceCursor } from './cursors';

/** A revision as readers are told of it; who made it is the publisher's to know. */
export const presentRevision = (row: RevisionSummary) => ({
  slug: row.slug,
  locale: row.language,
  revision: row.sha256,
  previous: row.previous,
  kind: row.kind,
  publishedAt: row.at,
  note: row.note,
  retraction:
    row.kind === 'retracted' ? { reason: row.reason, replacement: row.replacement } : null,
});

/** A line of the feed; `cursor` is where to go on after it. */
export const presentChange = (row: FeedEntry) => ({
  cursor: writeSequenceCursor(row.sequence),
  documentId: row.explainer,
  ...presentRevision(row),
  sections: row.changedSections,
});

export const presentListed = (row: ListedExplainer) => ({
  documentId: row.explainer,
  title: row.title,
  lead: row.lead,
  ...presentRevision(row),
});
