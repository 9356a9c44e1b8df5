import { parseMarkdown, presentMarkdownHtml } from './markdown-parser';
import { presentMarkdownText } from './markdown-text';

/** What a section's body becomes when it is published. */
export interface RenderedBody {
  /** Safe to put into any page: no raw HTML of the author, no scripts, no styles, no images, links of `isSafeLink` only. */
  html: string;
  /** The same words without markup, and without NUL characters. */
  text: string;
}

/**
 * Renders Markdown (CommonMark 0.31 with GFM's tables and strikethrough). Never throws: what is not Markdown is text.
 *
 * @param markdown of any length; time and stack stay proportionate, because nesting deeper than 100 is not read
 */
export const renderBody = (markdown: string): RenderedBody => {
  const tokens = parseMarkdown(markdown);
  return { html: presentMarkdownHtml(tokens), text: presentMarkdownText(tokens) };
};
