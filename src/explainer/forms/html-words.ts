import type { ExplainerNotice } from '../explainer';
import { escapeHtml, renderParagraphs } from './escape-html';
import { textDirection } from './text-direction';
import { languageOf, wordsFor } from './words';

/** A fixed word with its language, where that is not the one around it (WCAG 2.2, success criterion 3.1.2). */
export const renderFixed = (word: string, locale: string): string => {
  const { language } = wordsFor(locale);
  return language === languageOf(locale)
    ? escapeHtml(word)
    : `<span lang="${language}" dir="${textDirection(language)}">${escapeHtml(word)}</span>`;
};

/** @param html safe HTML */
export const renderLink = (url: string, html: string): string =>
  `<a href="${escapeHtml(url)}" rel="noopener">${html}</a>`;

export const renderNotice = (notice: ExplainerNotice, locale: string): string => {
  const name = `${renderFixed(wordsFor(locale).notice, locale)}: ${escapeHtml(notice.title)}`;
  return [
    `<aside role="note" class="notice" data-kind="${escapeHtml(notice.kind ?? 'general')}">`,
    `<p class="notice-title"><strong>${name}</strong></p>`,
    ...renderParagraphs(notice.text),
    '</aside>',
  ].join('\n');
};
