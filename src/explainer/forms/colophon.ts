import type { ExplainerContributor, ExplainerReference } from '../explainer';
import { addressOf, referenceLinks, webLinkOf } from './outward-links';
import { subjectOf, type Published } from './published';
import { whoReviewed } from './who-reviewed';
import { wordsFor } from './words';

/** A fixed word and what it tells. */
export interface Fact {
  name: string;
  value: string;
  /** Safe to link to; null where there is nothing to link to. */
  link: string | null;
  /** ISO 8601, where the value is a date. */
  datetime: string | null;
}

/** What stands below an explainer in every form that people read. */
export interface Colophon {
  references: { words: string; links: string[] }[];
  review: Fact[];
  attribution: Fact[];
}

const citeReference = (reference: ExplainerReference): Colophon['references'][number] => {
  const { title, citation, year } = reference;
  return {
    words: citation ?? (year === null ? title : `${title} (${year})`),
    links: referenceLinks(reference),
  };
};

const introduce = (contributors: readonly ExplainerContributor[]): string =>
  contributors
    .map(({ name, credentials, affiliation }) =>
      [name, credentials, affiliation].filter((part) => part !== null && part !== '').join(', '),
    )
    .join('; ');

const fact = (
  name: string,
  value: string | null | undefined,
  link: string | null = null,
): Fact[] =>
  value === null || value === undefined || value === ''
    ? []
    : [{ name, value, link, datetime: null }];

const dateFact = (name: string, datetime: string | null | undefined): Fact[] =>
  fact(name, datetime?.slice(0, 'YYYY-MM-DD'.length)).map((known) => ({
    ...known,
    datetime: datetime ?? null,
  }));

/** Gathers what the readers of a form are told about its text: what it rests on, who stands for it, where it is from. */
export const gatherColophon = (published: Published): Colophon => {
  const { explainer } = published;
  const { review, source } = explainer;
  const words = wordsFor(explainer.locale);
  return {
    references: subjectOf(published).references.map(citeReference),
    review: [
      ...dateFact(words.lastReviewed, review?.lastReviewed),
      ...dateFact(words.nextReviewDue, review?.nextDue),
      ...fact(words.reviewedBy, introduce(whoReviewed(explainer))),
    ],
    attribution: [
      ...fact(words.from, explainer.title, addressOf(published.page)),
      ...fact(words.writtenBy, introduce(explainer.authors)),
      ...dateFact(words.published, published.publishedAt),
      ...fact(words.source, source?.name ?? source?.url, webLinkOf(source?.url ?? null)),
      ...fact(words.licence, source?.licence),
    ],
  };
};
