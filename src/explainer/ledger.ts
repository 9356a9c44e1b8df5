import type { Explainer } from './explainer';
import type { ChangedSection, RevisionRow } from './revision';

/** One revision without what it holds. */
export type RevisionSummary = Pick<
  RevisionRow,
  | ('sequence' | 'explainer' | 'language' | 'slug' | 'kind' | 'sha256')
  | ('previous' | 'at' | 'note' | 'reason' | 'replacement')
>;

/** An explainer as the ledger keeps it; for most answers the text is enough. */
export interface RevisionContent {
  /** Canonical, as RFC 8785 has it. */
  json: string;
  parse: () => Explainer;
}

export interface Revision
  extends RevisionSummary,
    Pick<RevisionRow, 'reviewDue' | 'surrogateKey' | 'formerSections'> {
  /** Null for a retraction. */
  content: RevisionContent | null;
  /** When the explainer was last corrected, as an earlier revision has it that was asked for by its hash or instant; null for never since. */
  correctedAt?: string | null;
}

export interface FeedEntry extends RevisionSummary, Pick<RevisionRow, 'formerSections'> {
  /** The slug that the explainer had until then, where that was another. */
  formerSlug: string | null;
  changedSections: ChangedSection[];
}

/** Which revision is wanted: by its hash, as of an instant, or the latest. */
export interface RevisionAddress {
  slug: string;
  /** Null for the default locale. */
  language: string | null;
  sha256?: string | undefined;
  /** ISO 8601 in UTC with milliseconds. */
  asOf?: string | undefined;
}

export interface FoundRevision {
  /** What is public now under whatever slug it has now. */
  latest: Revision;
  /** Null where that explainer has no such revision. */
  wanted: Revision | null;
}

/** A published explainer in a list. */
export interface ListedExplainer extends RevisionSummary {
  title: string;
  lead: string | null;
  /** Null unless it was asked for. */
  content: RevisionContent | null;
}

interface Page {
  limit: number;
}

/** That there is a revision that was waited for. */
export interface News {
  /** The number of the latest. */
  sequence: number;
  /** As the ledger gives it, read once for all who have waited for the same. */
  since: Ledger['since'];
}

/** The ledger as readers have it. */
export interface Ledger {
  /** Null where no explainer was ever published under this slug. */
  find: (address: RevisionAddress) => Promise<FoundRevision | null>;
  /** Published explainers in the order of their slugs. */
  list: (
    page: Page & { after: string; language: string | null; hasContent: boolean },
  ) => Promise<ListedExplainer[]>;
  /** All revisions of the explainer that a slug leads to, the latest first. */
  history: (
    page: Page & { slug: string; language: string | null; before: number },
  ) => Promise<RevisionSummary[]>;
  /** Revisions and retractions in the order in which they were committed. */
  since: (page: Page & { sequence: number; language: string | null }) => Promise<FeedEntry[]>;
  /**
   * The number of the last change that was committed, here or by another instance, and of the ledger that it is in: what was read
   * while it stood is what is public as long as it stands. Null while this instance cannot know.
   */
  number: () => number | null;
  /** What it was when this instance was last told of it. */
  lastNumber: () => number;
  /** What it was when this instance had last heard of every change; what it wrote itself while it heard of no others does not move it. */
  heardNumber: () => number;
  /** When that was, in milliseconds on the clock of `performance.now()`. */
  heardAt: () => number;
  /** Asks the database for it. */
  newestNumber: () => Promise<number>;
  /** Uids of the types whose every published change moves it. */
  watched: readonly string[];
  /** The number of the latest revision, 0 where there is none. */
  lastSequence: () => Promise<number>;
  /**
   * Waits until there is a revision after this number, or the time is over, or the signal says that nobody waits any more: then there is
   * none.
   */
  waitFor: (
    sequence: number,
    milliseconds: number,
    signal: AbortSignal,
  ) => Promise<News | undefined>;
}
