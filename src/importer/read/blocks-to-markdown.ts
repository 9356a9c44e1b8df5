import { escapeMarkdownLine, mayHoldLinks } from './escape-markdown';
import type { ListItem, TextBlock } from './text-blocks';

type Delimiter = ListItem['delimiter'];

/** Writes the paragraphs and lists of a section as Markdown that shows the same words; blocks are parted by a blank line. */
export function blocksToMarkdown(blocks: readonly TextBlock[]): string {
  let previousDelimiter: Delimiter | null = null;
  const written: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'list') {
      const delimiter = chooseDelimiter(block.items, previousDelimiter);
      written.push(block.items.map((item) => writeItem(item, delimiter)).join('\n'));
      previousDelimiter = delimiter;
    } else if (block.kind === 'paragraph') {
      written.push(writeLines(block.lines).join('\n'));
      previousDelimiter = null;
    }
  }
  return written.join('\n\n');
}

/** The author's own "." or ")", unless that would make this list the rest of the numbered one right before it. */
function chooseDelimiter(items: readonly ListItem[], previous: Delimiter | null): Delimiter | null {
  const first = items[0];
  if (first === undefined || first.number === null) return null;
  if (previous === null) return first.delimiter;
  return previous === '.' ? ')' : '.';
}

function writeLines(lines: readonly string[]): string[] {
  const hasLinks = mayHoldLinks(lines);
  return lines.map((line) => escapeMarkdownLine(line, hasLinks));
}

function writeItem(item: ListItem, delimiter: Delimiter | null): string {
  const marker = delimiter === null ? '- ' : `${item.number ?? 1}${delimiter} `;
  return marker + writeLines(item.lines).join(`\n${' '.repeat(marker.length)}`);
}
