import type { Colophon, Fact } from './colophon';
import { escapeHtml } from './escape-html';
import { renderHeading } from './html-heading';
import { renderFixed, renderLink } from './html-words';
import type { Warning } from './warnings';
import { wordsFor } from './words';

export const renderWarning = ({ kind, words, reason, link }: Warning, locale: string): string => {
  const parts = [
    `<strong>${renderFixed(words, locale)}</strong>`,
    ...(reason === null ? [] : [escapeHtml(reason)]),
    ...(link === null ? [] : [renderLink(link.url, renderFixed(link.words, locale))]),
  ];
  return `<p role="note" class="warning" data-kind="${kind}">${parts.join(' ')}</p>`;
};

export const renderReferences = (
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

/** After words that run from right to left, the year of an ISO 8601 date would stand where its day does. */
const renderFact = ({ name, value, link, datetime }: Fact, locale: string): string => {
  const words = escapeHtml(value);
  const dated =
    datetime === null
      ? words
      : `<time datetime="${escapeHtml(datetime)}" dir="ltr">${words}</time>`;
  return `${renderFixed(name, locale)}: ${link === null ? dated : renderLink(link, dated)}`;
};

export const renderFacts = (facts: readonly Fact[], kind: string, locale: string): string[] =>
  facts.length === 0
    ? []
    : [`<p class="${kind}">${facts.map((one) => renderFact(one, locale)).join(' · ')}</p>`];
