import { escapeHtml } from '../../explainer/forms/escape-html';
import { textDirection } from '../../explainer/forms/text-direction';

interface Page {
  title: string;
  /** BCP 47. */
  locale: string;
  body: readonly string[];
}

/** What a browser lets the page do: be read, and stand in a frame of the admin panel. */
export const previewPolicy = [
  "default-src 'none'",
  ...["style-src 'self'", "base-uri 'none'", "form-action 'none'"],
  "frame-ancestors 'self'",
].join('; ');

const renderPage = ({ title, locale, body }: Page): string =>
  [
    '<!doctype html>',
    `<html lang="${escapeHtml(locale)}" dir="${textDirection(locale)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex, nofollow">',
    // A source that is followed must not take the place of the text in the panel's frame.
    '<base target="_blank">',
    `<title>${escapeHtml(title)}</title>`,
    '<link rel="stylesheet" href="/preview.css">',
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');

/** Minutes are enough for people, and UTC says the same everywhere. */
const readableTime = (iso: string): string => `${iso.slice(11, 16)} UTC`;

const renderExpiry = (expiresAt: string): string =>
  `This page is for those who have its link, until <time datetime="${expiresAt}">${readableTime(expiresAt)}</time>.`;

const renderUnpublished = (count: number): string[] =>
  count === 0
    ? []
    : [
        `<p>${count === 1 ? '1 entry' : `${count} entries`} of the vocabulary that this draft names ${count === 1 ? 'is' : 'are'} not published yet and not shown here. Publish ${count === 1 ? 'it' : 'them'} first.</p>`,
      ];

export interface ShownPreview {
  title: string;
  locale: string;
  version: 'draft' | 'published';
  /** ISO 8601 instant in UTC. */
  expiresAt: string;
  /** Entries that a draft names and nobody has published. */
  unpublishedEntries: number;
  /** Of this page, to be given to others. */
  address: string;
  /** The text itself, safe to stand in any page. */
  html: string;
}

/** The page that shows a draft, or what is published, to somebody who has a link to it. */
export const renderPreview = (preview: ShownPreview): string => {
  const { title, locale, version, expiresAt, unpublishedEntries, address, html } = preview;
  const isDraft = version === 'draft';
  const banner = isDraft ? 'Draft – not published' : 'Published – what readers see';
  return renderPage({
    title: `${banner}: ${title}`,
    locale,
    body: [
      `<header class="banner" data-version="${version}" lang="en" dir="ltr" role="region" aria-label="Preview">`,
      `<p><strong>${banner}</strong></p>`,
      `<p>${renderExpiry(expiresAt)} <a href="${escapeHtml(address)}">Open it by itself</a></p>`,
      ...renderUnpublished(unpublishedEntries),
      '</header>',
      `<main>${html}</main>`,
    ],
  });
};

/** The page that says why there is no preview, and what to do. */
export const renderRefusal = (message: string): string =>
  renderPage({
    title: 'No preview',
    locale: 'en',
    body: [`<main class="refusal"><h1>No preview</h1><p>${escapeHtml(message)}</p></main>`],
  });
