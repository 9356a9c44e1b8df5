import { splitParagraphs } from './plain-paragraphs';

const markUp = /[\\`*_[\]<~|]|&(?=#|[a-z])|!$/gi;
const atLineStart = /^(?=[#>+=:-])/gm;
const numberAtLineStart = /^(\d{1,9})(?=[.)](?:\s|$))/gm;

/** Writes a stretch of text, on one line, so that Markdown (CommonMark 0.31, GFM) shows exactly its characters. */
export const escapeWords = (text: string): string =>
  text
    .replace(/\0/g, '')
    .replace(/[\r\n]+/g, ' ')
    .replace(markUp, '\\$&');

/** Keeps lines of inline Markdown from being read as headings, quotes, lists, rules, underlines or indented code. */
export const guardLines = (lines: string): string =>
  lines
    .replace(/^[ \t]+/gm, '')
    .replace(atLineStart, '\\')
    .replace(numberAtLineStart, '$1\\');

/** Writes plain text as paragraphs of Markdown: a blank line parts them, each other line ending is a hard break. */
export const renderPlainParagraphs = (text: string): string[] =>
  splitParagraphs(text).map((lines) => guardLines(lines.map(escapeWords).join('\\\n')));

/**
 * @param level from 1; Markdown has six, and what is deeper stays at the sixth
 * @param words inline Markdown
 */
export const renderMarkdownHeading = (level: number, words: string): string =>
  `${'#'.repeat(Math.min(level, 6))} ${words.replace(/\n/g, ' ').replace(/(?<!#)#+$/, '\\$&')}`.trim();

/** @param url of `isSafeLink`, which holds no space, backslash or control character */
export const renderMarkdownLink = (url: string, words: string, title: string | null): string => {
  const target = url.replace(/[<>`|]/g, encodeURIComponent).replace(/&(?=#|[a-z])/gi, '\\&');
  const quoted = title === null ? '' : ` "${escapeWords(title).replace(/"/g, '\\"')}"`;
  return `[${words}](<${target}>${quoted})`;
};

/** Puts Markdown into a quote. */
export const quoteMarkdown = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
