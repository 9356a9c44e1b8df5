import type { Explainer, ExplainerSection } from '../explainer';
import { gatherColophon } from './colophon';
import { escapeHtml, renderParagraphs } from './escape-html';
import { renderFacts, renderReferences, renderWarning } from './html-colophon';
import { renderHeading, shiftHeadings } from './html-heading';
import { renderPart } from './html-part';
import { boxTables } from './html-tables';
import { renderNotice } from './html-words';
import { noticesOf } from './notices-of';
import { isWhole, subjectOf, type Published } from './published';
import { textDirection } from './text-direction';
import { gatherWarnings } from './warnings';

/** What may be left out; notices, warnings and attribution are not among it. */
export const droppable = ['references', 'review'] as const;

export type Droppable = (typeof droppable)[number];

export interface HtmlOptions {
  /** Level of the first heading, from 1 to 6, so that the fragment fits below the headings around it. */
  headingLevel: number;
  left?: readonly Droppable[];
}

const renderSection = (explainer: Explainer, section: ExplainerSection, level: number): string => {
  const id = escapeHtml(section.slug);
  return [
    `<section id="${id}" aria-labelledby="${id}--heading">`,
    renderHeading(level, `${id}--heading`, escapeHtml(section.heading)),
    ...noticesOf(explainer, section).map((notice) => renderNotice(notice, explainer.locale)),
    ...(section.bodyHtml === ''
      ? []
      : [boxTables(shiftHeadings(section.bodyHtml, level), explainer.locale)]),
    ...section.sections.map((below) => renderSection(explainer, below, level + 1)),
    '</section>',
  ].join('\n');
};

/**
 * Writes the subject as a fragment of HTML that needs no script and no style: headings from `headingLevel`, what must be told of
 * the text first, the notices of each section inside it and before its words, references, review and attribution at the end.
 * Headings beyond the sixth level are paragraphs with `role="heading"`. The id of a section is its slug, and ids made here hold
 * `--`, which no slug does.
 *
 * @param after safe HTML at the end of the article, after all that people read: of a whole explainer the data for machines is more than
 *   half, and before the text it kept that from being painted for 15 of 110 ms
 * @throws Error where a section names a notice that the explainer lacks
 */
export const renderHtml = (
  published: Published,
  { headingLevel, left = [] }: HtmlOptions,
  after: readonly string[] = [],
): string => {
  const { explainer, section, part } = published;
  const { locale } = explainer;
  const { slug, title, lead, sections } = subjectOf(published);
  const colophon = gatherColophon(published);
  const isSection = section !== null && part === undefined;
  const titleId = `${escapeHtml(slug)}--${isSection ? 'heading' : 'title'}`;
  const sectionLevel = headingLevel + (isWhole(published) ? 1 : 0);
  const place = {
    locale,
    level: headingLevel,
    isWithheld: published.standing.review.isPastLimit,
  };
  const shown = (kind: Droppable): boolean => !left.includes(kind);
  return [
    `<article class="explainer" lang="${escapeHtml(locale)}" dir="${textDirection(locale)}" data-explainer="${escapeHtml(explainer.slug)}" data-revision="${escapeHtml(published.revision)}" aria-labelledby="${titleId}">`,
    ...(isSection ? [] : [renderHeading(headingLevel, titleId, escapeHtml(title))]),
    ...gatherWarnings(published).map((warning) => renderWarning(warning, locale)),
    ...renderParagraphs(lead, ' class="lead"'),
    ...(part === undefined ? [] : renderPart(part, place)),
    ...sections.map((one) => renderSection(explainer, one, sectionLevel)),
    ...(shown('references')
      ? renderReferences(colophon.references, { slug, locale, level: headingLevel + 1 })
      : []),
    '<footer>',
    ...(shown('review') ? renderFacts(colophon.review, 'review', locale) : []),
    ...renderFacts(colophon.attribution, 'attribution', locale),
    '</footer>',
    ...after,
    '</article>',
  ].join('\n');
};
