import type { DatedRetraction, Retraction } from './former-addresses';
import type { ReviewState } from './review-state';
import { slugPathPattern } from './slugify';

/** When the explainer was last corrected since, and how a section of it that is read stands to that. */
export interface Corrected {
  at: string;
  /** Whether the section reads today as it is shown; null where more than one is read. */
  isSectionSame: boolean | null;
}

/** What became of a text that is shown as it was once published. */
export type Superseded =
  /** A newer revision is public; `corrected` is null where none since was more than an edit. */
  | { kind: 'newer'; at: string; corrected: Corrected | null; page: string }
  | ({ kind: 'retracted' } & DatedRetraction);

/** A section of what is read that is not public any more. */
export interface WithdrawnSection extends DatedRetraction {
  heading: string;
}

/** How a text stands at the moment at which it is read: what its readers must be told beside it. */
export interface Standing {
  review: ReviewState;
  /** Null where what is read is what is public. */
  superseded: Superseded | null;
  /** Where all of it is withdrawn, that is told instead. */
  withdrawnSections: readonly WithdrawnSection[];
}

/** Where a replacement is read: a page of ours where it is named by its slugs, else the address that it is. */
export const replacementLink = (
  replacement: Retraction['replacement'],
  origin: string,
): string | null =>
  replacement !== null && slugPathPattern.test(replacement)
    ? `${origin}/embed/${replacement}`
    : replacement;
