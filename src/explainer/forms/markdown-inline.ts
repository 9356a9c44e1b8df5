import type { Token } from 'markdown-it';
import { escapeWords, renderMarkdownLink } from './markdown-words';

/** Length of the longest run of backticks, which the marks around code must outdo (CommonMark 0.31, sections 4.5 and 6.1). */
export const longestTicks = (code: string): number =>
  (code.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);

const renderCode = (code: string): string => {
  const ticks = '`'.repeat(longestTicks(code) + 1);
  const padding = /^`|`$|^ .* $/.test(code) && code.trim() !== '' ? ' ' : '';
  return `${ticks}${padding}${code}${padding}${ticks}`;
};

const renderLeaf = (token: Token): string => {
  switch (token.type) {
    case 'softbreak':
      return '\n';
    case 'hardbreak':
      return '\\\n';
    case 'code_inline':
      return renderCode(token.content);
    case 'em_open':
    case 'em_close':
    case 'strong_open':
    case 'strong_close':
    case 's_open':
    case 's_close':
      return token.markup;
    default:
      return escapeWords(token.content);
  }
};

/** Writes the inline tokens of `parseMarkdown` as Markdown; links are those that it let pass. */
export const renderInline = (tokens: readonly Token[]): string => {
  const parts = [''];
  const links: Token[] = [];
  for (const token of tokens) {
    if (token.type === 'link_open') {
      links.push(token);
      parts.push('');
    } else if (token.type === 'link_close') {
      const words = parts.pop() ?? '';
      const link = links.pop();
      const target = link?.attrGet('href') ?? '';
      parts.push(
        (parts.pop() ?? '') + renderMarkdownLink(target, words, link?.attrGet('title') ?? null),
      );
    } else {
      parts.push((parts.pop() ?? '') + renderLeaf(token));
    }
  }
  return parts.join('');
};
