import type { FormerAddresses } from './former-addresses';

export type RevisionKind = 'new' | 'major' | 'minor' | 'retracted';

/** What happened to a section between two revisions. */
export interface ChangedSection {
  documentId: string;
  slug: string;
  change: 'added' | 'changed' | 'removed';
  /** The slug that it had before, where that was another. */
  formerSlug?: string;
}

/** One explainer as it was published, or its retraction; see the content type's schema. */
export interface RevisionRow {
  /** From 1, without a gap, in the order of the commits. */
  sequence: number;
  /** Number of the last change of the transaction that made it. */
  change: number;
  /** documentId of the article. */
  explainer: string;
  language: string;
  slug: string;
  kind: RevisionKind;
  /** Of `content`; null for a retraction. */
  sha256: string | null;
  /** The revision before it that has content. */
  previous: string | null;
  /** ISO 8601 in UTC with milliseconds, so that it sorts as text; never earlier than the one before. */
  at: string;
  by: string;
  note: string | null;
  /** Of a retraction. */
  reason: string | null;
  replacement: string | null;
  changedSections: ChangedSection[];
  /** So named when only sections had any. */
  formerSections: FormerAddresses;
  /** ISO 8601 date on which the review is due, where one is set. */
  reviewDue: string | null;
  /** What caches file it under; see `surrogateKey`. */
  surrogateKey: string | null;
  /** Canonical JSON of the explainer, which is stored packed (`packed-text.ts`); null for a retraction. */
  content: string | null;
}

export type ChangeAction =
  | ('publish' | 'unpublish' | 'delete' | 'discardDraft')
  /** Of what is no document: who may read what, languages, files. */
  | 'configure'
  /** Found at a start, past whatever writes the ledger. */
  | 'catchUp';

/** One write that readers could notice. */
export interface ChangeRow {
  /** From 1, without a gap, in the order of the commits. */
  sequence: number;
  action: ChangeAction;
  /** Uid of the content type, and documentId. */
  subjectType: string;
  subject: string;
  /** Null where the write was about several. */
  language: string | null;
  at: string;
  by: string;
}
