import MarkdownIt from 'markdown-it';
import { isSafeLink, isWebLink } from './safe-link';

// The preset reads no block or bracket nested deeper than 100 (`maxNesting`), which bounds stack and time.
const parser = new MarkdownIt('default', { html: false, linkify: false, typographer: false });

// The default refuses four schemes and allows the rest. This is asked for inline links, reference links and autolinks alike.
parser.validateLink = isSafeLink;

/** An image from elsewhere tells its host who reads about which illness, so only its description is published. */
const replaceImageByDescription = (image: MarkdownIt.Token): void => {
  image.content = parser.renderer.renderInlineAsText(image.children ?? [], parser.options, {});
  image.type = 'text';
  image.tag = '';
  image.attrs = null;
  image.children = null;
};

const restrict = (token: MarkdownIt.Token): void => {
  if (token.type === 'image') replaceImageByDescription(token);
  // Column alignment arrives as a style attribute, which a Content-Security-Policy without 'unsafe-inline' refuses.
  if (token.attrIndex('style') >= 0) token.attrs = null;
  // A fence's language would become a class, and so let the text choose among the rules of the page around it.
  if (token.type === 'fence') token.info = '';
  if (isWebLink(token.attrGet('href') ?? '')) token.attrSet('rel', 'noopener');
  token.children?.forEach(restrict);
};

parser.core.ruler.push('restrict', ({ tokens }) => {
  tokens.forEach(restrict);
});

/**
 * Reads Markdown (CommonMark 0.31 with GFM's tables and strikethrough) into tokens that are safe to publish: raw HTML is
 * text, links are those of `isSafeLink`, an image is its description.
 */
export const parseMarkdown = (markdown: string): MarkdownIt.Token[] =>
  parser.parse(markdown.replace(/\0/g, ''), {});

/** Writes the tokens of `parseMarkdown` as HTML: the tags of CommonMark, tables and `s`, with no attributes but href, title, rel and start. */
export const presentMarkdownHtml = (tokens: MarkdownIt.Token[]): string =>
  parser.renderer.render(tokens, parser.options, {}).trimEnd();
