import { escapeHtml } from './escape-html';
import { wordsFor } from './words';

/**
 * Puts each table into a box that can be scrolled where it is too wide, also by the keyboard (WCAG 2.2, 2.1.1).
 *
 * @param bodyHtml of `renderMarkdown`, in which `<table>` is never anything but a tag, and none is in another
 */
export const boxTables = (bodyHtml: string, locale: string): string => {
  const name = escapeHtml(wordsFor(locale).table);
  const box = `<div class="table" role="group" tabindex="0" aria-label="${name}">`;
  return bodyHtml.replace(/<table>/g, `${box}<table>`).replace(/<\/table>/g, '</table></div>');
};
