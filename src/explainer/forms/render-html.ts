import type { Explainer, ExplainerNotice, ExplainerSection } from '../explainer';
import { gatherColophon, type Colophon, type Fact } from './colophon';
import { escapeHtml, renderParagraphs } from './escape-html';
import { renderHeading, shiftHeadings } from './html-heading';
import { noticesOf } from './notices-of';
import { subjectOf, type Published } from './published';
import { textDirection } from './text-direction';
import { languageOf, wordsFor } from './words';

export interface HtmlOptions {
  /** Level of the first heading, from 1 to 6, so that the fragment fits below the headings around it. */
  headingLevel: number;
}

/** A fixed word with its language, where that is not the one around it (WCAG 2.2, success criterion 3.1.2). */
const renderFixed = (word: string, locale: string): string => {
  const { language } = wordsFor(locale);
  return language === languageOf(locale)
    ? escapeHtml(word)
    : `<span lang="${language}" dir="${textDirection(language)}">${escapeHtml(word)}</span>`;
};

const renderLink = (url: string, html: string): string =>
  `<a href="${escapeHtml(url)}" rel="noopener">${html}</a>`;

const renderNotice = (notice: ExplainerNotice, locale: string): string => {
  const name = `${renderFixed(wordsFor(locale).notice, locale)}: ${escapeHtml(notice.title)}`;
  return [
    `<aside role="note" class="notice" data-kind="${escapeHtml(notice.kind ?? 'general')}">`,
    `<p class="notice-title"><strong>${name}</strong></p>`,
    ...renderParagraphs(notice.text),
    '</aside>',
  ].join('\n');
};

const renderSection = (explainer: Explainer, section: ExplainerSection, level: number): string => {
  const id = escapeHtml(section.slug);
  return [
    `<section id="${id}" aria-labelledby="${id}--heading">`,
    renderHeading(level, `${id}--heading`, escapeHtml(section.heading)),
    ...noticesOf(explainer, section).map((notice) => renderNotice(notice, explainer.locale)),
    ...(section.bodyHtml === '' ? [] : [shiftHeadings(section.bodyHtml, level)]),
    ...section.sections.map((below) => renderSection(explainer, below, level + 1)),
    '</section>',
  ].join('\n');
};

const renderReferences = (
  references: Colophon['references'],
  { slug, locale, level }: { slug: string; locale: string; level: number },
): string[] => {
  if (references.length === 0) return [];
  const id = `${escapeHtml(slug)}--references`;
  const entries = references.map(({ words, links }) =>
    [escapeHtml(words), ...links.map((link) => renderLink(link, escapeHtml(link)))].join(' '),
  );
  return [
    `<div class="references" role="group" aria-labelledby="${id}">`,
    renderHeading(level, id, renderFixed(wordsFor(locale).references, locale)),
    `<ol>\n${entries.map((entry) => `<li>${entry}</li>`).join('\n')}\n</ol>`,
    '</div>',
  ];
};

const renderFact = ({ name, value, link, datetime }: Fact, locale: string): string => {
  const words = escapeHtml(value);
  const dated =
    datetime === null ? words : `<time datetime="${escapeHtml(datetime)}">${words}</time>`;
  return `${renderFixed(name, locale)}: ${link === null ? dated : renderLink(link, dated)}`;
};

const renderFacts = (facts: readonly Fact[], kind: string, locale: string): string[] =>
  facts.length === 0
    ? []
    : [`<p class="${kind}">${facts.map((one) => renderFact(one, locale)).join(' · ')}</p>`];

/**
 * Writes the subject as a fragment of HTML that needs no script and no style: headings from `headingLevel`, the notices of each
 * section inside it and before its words, references, review and attribution at the end. Headings beyond the sixth level are
 * paragraphs with `role="heading"`. The id of a section is its slug, and ids made here hold `--`, which no slug does.
 *
 * @throws Error where a section names a notice that the explainer lacks
 */
export const renderHtml = (published: Published, { headingLevel }: HtmlOptions): string => {
  const { explainer, section } = published;
  const { locale } = explainer;
  const { slug, title, lead, sections } = subjectOf(published);
  const colophon = gatherColophon(published);
  const titleId = `${escapeHtml(slug)}--${section === null ? 'title' : 'heading'}`;
  const isWhole = section === null;
  return [
    `<article class="explainer" lang="${escapeHtml(locale)}" dir="${textDirection(locale)}" data-explainer="${escapeHtml(explainer.slug)}" data-revision="${escapeHtml(published.revision)}" aria-labelledby="${titleId}">`,
    ...(isWhole ? [renderHeading(headingLevel, titleId, escapeHtml(title))] : []),
    ...renderParagraphs(lead, ' class="lead"'),
    ...sections.map((one) => renderSection(explainer, one, headingLevel + (isWhole ? 1 : 0))),
    ...renderReferences(colophon.references, { slug, locale, level: headingLevel + 1 }),
    '<footer>',
    ...renderFacts(colophon.review, 'review', locale),
    ...renderFacts(colophon.attribution, 'attribution', locale),
    '</footer>',
    '</article>',
  ].join('\n');
};
