import { byCodeUnit } from './by-code-unit';
import type { Explainer, ExplainerSection } from './explainer';
import {
  presentCode,
  presentCondition,
  presentContributor,
  presentNotice,
  presentReference,
  presentSideEffect,
} from './present-entries';
import { presentNames } from './present-names';
import type { ArticleRow, SectionRow } from './published-rows';

const inReadingOrder = (one: SectionRow, other: SectionRow): number =>
  (one.position ?? 0) - (other.position ?? 0) || byCodeUnit(one.slug, other.slug);

const presentSection = (row: SectionRow, sections: ExplainerSection[]): ExplainerSection => ({
  documentId: row.documentId,
  slug: row.slug,
  heading: row.heading,
  level: row.level,
  body: row.body ?? '',
  bodyHtml: row.bodyHtml ?? '',
  bodyText: row.bodyText ?? '',
  healthAspect: row.healthAspect,
  standsAlone: row.standsAlone,
  standsAloneReason: row.standsAloneReason,
  syndication: row.syndication,
  promotional: row.promotional ?? false,
  ...presentNames(row),
  sections,
});

/**
 * The sections as a tree in reading order. One whose parent is not published stands at the top, so that no published words are
 * lost; so do those of a circle of parents, of which the first in reading order is taken for the top.
 */
const presentTree = (rows: readonly SectionRow[]): ExplainerSection[] => {
  const published = new Set(rows.map(({ documentId }) => documentId));
  const ordered = [...rows].sort(inReadingOrder);
  const placed = new Set<string>();
  const place = (row: SectionRow): ExplainerSection => {
    placed.add(row.documentId);
    const below = ordered.filter((other) => other.parent?.documentId === row.documentId);
    return presentSection(
      row,
      below.flatMap((child) => (placed.has(child.documentId) ? [] : [place(child)])),
    );
  };
  const isTop = ({ parent }: SectionRow): boolean =>
    parent === null || !published.has(parent.documentId);
  const tops = ordered.filter(isTop).map(place);
  const circles = ordered.flatMap((row) => (placed.has(row.documentId) ? [] : [place(row)]));
  return [...tops, ...circles];
};

/** What is not set is not there: every explainer would read differently from its last revision by a name that is new. */
const presentReview = ({
  lastReviewed,
  nextDue,
  reviewedBy,
  embedUntilOverdueDays: days,
}: NonNullable<ArticleRow['review']>): NonNullable<Explainer['review']> => ({
  lastReviewed,
  nextDue,
  reviewedBy: reviewedBy && presentContributor(reviewedBy),
  ...(typeof days === 'number' ? { embedUntilOverdueDays: days } : {}),
});

/** Each entry once, by slug. */
const collect = <Row extends { slug: string }, Entry>(
  rows: readonly Row[],
  present: (row: Row) => Entry,
): Entry[] =>
  [...new Map(rows.map((row) => [row.slug, row]))]
    .sort(([one], [other]) => byCodeUnit(one, other))
    .map(([, row]) => present(row));

/**
 * Presents an article from its published rows alone. The same rows give the same explainer, in whatever order their sections and
 * their vocabulary come; the order in which a section names its own entries is the editor's and is kept.
 */
export const presentExplainer = (article: ArticleRow): Explainer => {
  const { sections } = article;
  const mentions = sections.flatMap((section) => section.mentions);
  return {
    documentId: article.documentId,
    slug: article.slug,
    locale: article.locale,
    title: article.title,
    titleVariant: article.titleVariant,
    lead: article.lead,
    about: article.about,
    codes: article.codes.map(presentCode),
    source: article.source && {
      name: article.source.name,
      url: article.source.url,
      licence: article.source.licence,
      sha256: article.source.sha256,
    },
    review: article.review && presentReview(article.review),
    authors: article.authors.map(presentContributor),
    reviewers: article.reviewers.map(presentContributor),
    sections: presentTree(sections),
    conditions: collect(
      [
        ...sections.flatMap(({ conditions }) => conditions),
        ...mentions.flatMap(({ condition }) => condition ?? []),
      ],
      presentCondition,
    ),
    sideEffects: collect(
      [
        ...sections.flatMap(({ sideEffects }) => sideEffects),
        ...mentions.flatMap(({ sideEffect }) => sideEffect ?? []),
      ],
      presentSideEffect,
    ),
    notices: collect(
      sections.flatMap(({ notices }) => notices),
      presentNotice,
    ),
    references: collect(
      [...article.references, ...sections.flatMap(({ references }) => references)],
      presentReference,
    ),
  };
};
