import { splitParagraphs } from './plain-paragraphs';

const entities: Partial<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\0': '',
};

/** Writes text so that HTML shows exactly its characters, between tags and in quoted attributes; NUL is dropped. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"'\0]/g, (character) => entities[character] ?? character);

/**
 * Writes JSON that may stand in a `script` element, whose text ends at the first `</script` and which `<!--` changes (HTML,
 * 13.1.2.6): neither can be in it where no `<` is.
 */
export const scriptJson = (value: object): string => JSON.stringify(value).replace(/</g, '\\u003c');

/** Data for machines in a page: a script of such a type is not run, and no Content-Security-Policy asks about it (HTML, 4.12.1). */
export const renderJsonScript = (value: object): string =>
  `<script type="application/ld+json">${scriptJson(value)}</script>`;

/** Writes plain text as HTML: a paragraph at each blank line, a break at each other line ending. */
export const renderParagraphs = (text: string | null, attributes = ''): string[] =>
  splitParagraphs(text ?? '').map(
    (lines) => `<p${attributes}>${lines.map(escapeHtml).join('<br>')}</p>`,
  );
