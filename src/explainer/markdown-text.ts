import type { Token } from 'markdown-it';

/** A block whose end has not come by yet, with the text of the blocks in it. */
interface OpenBlock {
  type: string;
  parts: string[];
  /** Number of the next item of an ordered list. */
  nextNumber: number;
}

const separators: Partial<Record<string, string>> = {
  bullet_list: '\n',
  ordered_list: '\n',
  table: '\n',
  thead: '\n',
  tbody: '\n',
  tr: '\t',
};

const paragraphBreak = '\n\n';

const open = (token: Token): OpenBlock => ({
  type: token.type.replace(/_open$/, ''),
  parts: [],
  nextNumber: Number(token.attrGet('start') ?? 1),
});

const textOfLeaf = (token: Token): string => {
  if (token.children === null) return token.content.replace(/\n$/, '');
  return token.children
    .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? '\n' : content))
    .join('');
};

const mark = (item: string, list: OpenBlock): string => {
  const marker = list.type === 'ordered_list' ? `${String(list.nextNumber++)}. ` : '- ';
  return (marker + item.replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length)}`)).trimEnd();
};

const close = (block: OpenBlock, parent: OpenBlock): void => {
  const text = block.parts.join(separators[block.type] ?? paragraphBreak);
  const leadIn = parent.parts.slice(-1)[0];
  if (block.type === 'list_item') {
    parent.parts.push(mark(text, parent));
  } else if (parent.type === 'list_item' && block.type.endsWith('_list') && leadIn !== undefined) {
    parent.parts[parent.parts.length - 1] = `${leadIn}\n${text}`;
  } else if (text !== '' || parent.type === 'tr') {
    parent.parts.push(text);
  }
};

/**
 * Writes the tokens of `parseMarkdown` as the words a reader hears: blocks with a blank line between them, list items on lines
 * that start with `- ` or their number, cells of a table row with a tab between them, links as their words, line breaks as `\n`.
 */
export const presentMarkdownText = (tokens: Token[]): string => {
  const root: OpenBlock = { type: 'root', parts: [], nextNumber: 1 };
  const path = [root];
  for (const token of tokens) {
    const current = path.slice(-1)[0] ?? root;
    if (token.nesting === 1) {
      path.push(open(token));
    } else if (token.nesting === -1) {
      path.pop();
      close(current, path.slice(-1)[0] ?? root);
    } else if (token.type !== 'hr') {
      current.parts.push(textOfLeaf(token));
    }
  }
  return root.parts.join(paragraphBreak);
};
