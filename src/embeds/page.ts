import { escapeHtml } from '../explainer/forms/escape-html';
import { textDirection } from '../explainer/forms/text-direction';
import { discoveryLinks } from './discovery';
import { pageStyle } from './page-style';
import type { Theme } from './style';

export interface EmbedPage {
  /** BCP 47. */
  locale: string;
  title: string;
  theme: Theme;
  /** Safe HTML. */
  body: string;
  /** Null where the page is about nothing that has an address. */
  about: { canonical: string; page: string; origin: string } | null;
}

const linkTag = /<a href="(?!#|mailto:)/g;

/**
 * Lets links lead to the window around the frame, where the reader can go back from them, but not those that stay on the page.
 *
 * @param html safe HTML of ours, in which `<a href="` is never anything but a tag
 */
export const leaveFrame = (html: string): string =>
  html.replace(linkTag, '<a target="_top" href="');

const renderAbout = ({ canonical, page, origin }: NonNullable<EmbedPage['about']>) => [
  `<link rel="canonical" href="${escapeHtml(canonical)}">`,
  ...discoveryLinks(page, origin).map(
    ({ href, type }) => `<link rel="alternate" type="${type}" href="${escapeHtml(href)}">`,
  ),
];

/** A whole page for a frame: one request, no script, its style in itself. */
export const renderPage = ({ locale, title, theme, body, about }: EmbedPage): string =>
  [
    '<!DOCTYPE html>',
    `<html lang="${escapeHtml(locale)}" dir="${textDirection(locale)}" data-theme="${theme}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    ...(about === null ? ['<meta name="robots" content="noindex">'] : renderAbout(about)),
    `<style>${pageStyle}</style>`,
    '</head>',
    '<body>',
    `<main>\n${leaveFrame(body)}\n</main>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
