import { english } from './english-words';

/** The fixed words around an explainer's own. */
export interface Words {
  /** BCP 47: the language these words are in, which may not be the explainer's. */
  language: string;
  notice: string;
  references: string;
  table: string;
  lastReviewed: string;
  nextReviewDue: string;
  reviewedBy: string;
  writtenBy: string;
  from: string;
  published: string;
  source: string;
  licence: string;
  /** What readers are told of a text that is not, or not any more, as it should be; `date` is an ISO 8601 date. */
  overdue: (date: string) => string;
  withheldOverdue: string;
  newer: (date: string) => string;
  corrected: (date: string) => string;
  /** Of one section, after that: whether it reads today as it is shown. */
  sectionSame: string;
  sectionOther: string;
  readCurrent: string;
  retracted: (date: string) => string;
  sectionRetracted: (heading: string, date: string) => string;
  readInstead: string;
  /** Of parts: headings, and names of what is told. */
  sideEffects: string;
  noSideEffects: string;
  namedIn: string;
  whenToGetHelp: string;
  /** By attribute, and the words for its values by value. */
  facts: Readonly<Record<FactName, { name: string; values: Readonly<Record<string, string>> }>>;
}

/** The coded attributes of conditions and side effects that forms put into words. */
export type FactName =
  | ('claim' | 'evidenceLevel' | 'regulatoryStatus')
  | ('term' | 'bodySystem' | 'severity' | 'frequency' | 'seriousness');

const wordsByLanguage = new Map([[english.language, english]]);

/** The language of a locale: its first subtag (RFC 5646, section 2.1). */
export const languageOf = (locale: string): string =>
  locale.toLowerCase().split(/[-_]/)[0] ?? locale;

/** The fixed words in the language of a locale, in English where nobody has translated them. */
export const wordsFor = (locale: string): Words =>
  wordsByLanguage.get(languageOf(locale)) ?? english;
