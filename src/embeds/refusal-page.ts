import { addressOf } from '../explainer/forms/outward-links';
import { escapeHtml, renderParagraphs } from '../explainer/forms/escape-html';
import { renderPage } from './page';
import type { Theme } from './style';

/** What a reader is told instead of a text. */
export interface Refusal {
  title: string;
  /** Plain text, of which blank lines part paragraphs. */
  words: string;
  link: { words: string; url: string } | null;
}

/** Of an address that says what cannot be. */
export const refuseAddress = (words: string): Refusal => ({
  title: 'This address is not understood',
  words,
  link: null,
});

/** A page of our own words, which are English, that says why there is nothing to read here. */
export const renderRefusal = ({ title, words, link }: Refusal, theme: Theme): string => {
  const url = link === null ? null : addressOf(link.url);
  return renderPage({
    locale: 'en',
    title,
    theme,
    about: null,
    body: [
      '<article class="explainer" aria-labelledby="refusal--title">',
      `<h1 id="refusal--title">${escapeHtml(title)}</h1>`,
      ...renderParagraphs(words),
      ...(link === null || url === null
        ? []
        : [`<p><a href="${escapeHtml(url)}" rel="noopener">${escapeHtml(link.words)}</a></p>`]),
      '</article>',
    ].join('\n'),
  });
};
