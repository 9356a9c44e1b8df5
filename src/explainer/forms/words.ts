/** The fixed words around an explainer's own. */
export interface Words {
  /** BCP 47: the language these words are in, which may not be the explainer's. */
  language: string;
  notice: string;
  references: string;
  lastReviewed: string;
  nextReviewDue: string;
  reviewedBy: string;
  writtenBy: string;
  from: string;
  published: string;
  source: string;
  licence: string;
}

const english: Words = {
  language: 'en',
  notice: 'Notice',
  references: 'References',
  lastReviewed: 'Last reviewed',
  nextReviewDue: 'Next review due',
  reviewedBy: 'Reviewed by',
  writtenBy: 'Written by',
  from: 'From',
  published: 'Published',
  source: 'Source',
  licence: 'Licence',
};

const wordsByLanguage = new Map([[english.language, english]]);

/** The language of a locale: its first subtag (RFC 5646, section 2.1). */
export const languageOf = (locale: string): string =>
  locale.toLowerCase().split(/[-_]/)[0] ?? locale;

/** The fixed words in the language of a locale, in English where nobody has translated them. */
export const wordsFor = (locale: string): Words =>
  wordsByLanguage.get(languageOf(locale)) ?? english;
