import type { Token } from 'markdown-it';
import { parseMarkdown } from '../markdown-parser';
import { longestTicks, renderInline } from './markdown-inline';
import { guardLines, quoteMarkdown, renderMarkdownHeading } from './markdown-words';

/** A block whose end has not come by yet, with the Markdown of the blocks in it. */
interface OpenBlock {
  token: Token | null;
  type: string;
  parts: string[];
  /** Whether it is an item whose paragraphs have no blank lines around them, or a list of such items. */
  isTight: boolean;
}

const open = (token: Token | null): OpenBlock => ({
  token,
  type: token?.type.replace(/_open$/, '') ?? 'root',
  parts: [],
  isTight: false,
});

const renderFence = (code: string): string => {
  const fence = '`'.repeat(Math.max(3, longestTicks(code) + 1));
  return `${fence}\n${code.replace(/[^\n]$/, '$&\n')}${fence}`;
};

const renderLeaf = ({ type, content, children }: Token): string => {
  if (type === 'inline') return renderInline(children ?? []);
  // Underscores, because a rule of stars or hyphens in a list item would be read with the item's mark.
  return type === 'hr' ? '___' : renderFence(content);
};

/** CommonMark 0.31, section 5.2: at most nine digits; only the first number of a list counts. */
const markOf = (list: OpenBlock): string => {
  if (list.type === 'bullet_list') return `${list.token?.markup ?? '-'} `;
  const start = Number(list.token?.attrGet('start') ?? 1);
  return `${Math.min(start + list.parts.length, 999_999_999)}${list.token?.markup ?? '.'} `;
};

const renderItem = ({ parts, isTight }: OpenBlock, mark: string): string => {
  const [first = '', ...others] = parts.filter((part) => part !== '');
  const rest = others.map((part) => `\n\n${part}`).join('');
  const joined = isTight && others.length === 1 ? rest.slice(1) : rest;
  return `${mark}${first}${joined}`
    .replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`)
    .trimEnd();
};

const renderRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

interface Surroundings {
  parent: OpenBlock;
  level: (tag: string) => number;
}

const renderBlock = (block: OpenBlock, { parent, level }: Surroundings): string => {
  const { type, parts, token, isTight } = block;
  switch (type) {
    case 'paragraph':
      return guardLines(parts.join(''));
    case 'heading':
      return renderMarkdownHeading(level(token?.tag ?? ''), parts.join(''));
    case 'blockquote':
      return quoteMarkdown(parts.join('\n\n'));
    case 'bullet_list':
    case 'ordered_list':
      return parts.join(isTight ? '\n' : '\n\n');
    case 'th':
    case 'td':
      // Text has its bars escaped already; those in code have not.
      return parts.join('').replace(/(?<!\\)\|/g, '\\|');
    case 'tr':
      return parent.type === 'thead'
        ? `${renderRow(parts)}\n${renderRow(parts.map(() => '---'))}`
        : renderRow(parts);
    default:
      return parts.join('\n');
  }
};

/**
 * Writes an author's Markdown anew, so that it can stand among other Markdown in any reader: every block is closed, raw HTML is
 * escaped, links are those of `isSafeLink`, an image is its description, link definitions are gone, and headings are moved.
 *
 * @param sectionLevel level of the heading above; the highest heading in the body comes right below it
 */
export const renderMarkdownBody = (body: string, sectionLevel: number): string => {
  const tokens = parseMarkdown(body);
  const levels = tokens.flatMap(({ type, tag }) =>
    type === 'heading_open' ? [Number(tag.slice(1))] : [],
  );
  const highest = levels.reduce((one, other) => Math.min(one, other), 6);
  const level = (tag: string) => sectionLevel + 1 + Number(tag.slice(1)) - highest;
  const root = open(null);
  const path = [root];
  for (const token of tokens) {
    const current = path.slice(-1)[0] ?? root;
    if (token.nesting === 1) {
      if (token.hidden) current.isTight = true;
      path.push(open(token));
    } else if (token.nesting === -1) {
      path.pop();
      const parent = path.slice(-1)[0] ?? root;
      if (current.type === 'list_item') {
        parent.isTight ||= current.isTight;
        parent.parts.push(renderItem(current, markOf(parent)));
      } else {
        parent.parts.push(renderBlock(current, { parent, level }));
      }
    } else {
      current.parts.push(renderLeaf(token));
    }
  }
  return root.parts.join('\n\n');
};
