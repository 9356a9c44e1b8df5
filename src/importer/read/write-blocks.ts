import type { ListItem, TextBlock } from './text-blocks';

type Delimiter = ListItem['delimiter'];
type WriteLines = (lines: readonly string[]) => readonly string[];

interface Writing {
  /** Writes the lines of one paragraph or item. */
  writeLines: WriteLines;
  /** Whether two numbered lists with the same marks would be read as one. */
  joinsLists: boolean;
}

/** Writes paragraphs and lists, parted by a blank line, with the marks of lists that Markdown and readers of plain text know. */
export function writeBlocks(
  blocks: readonly TextBlock[],
  { writeLines, joinsLists }: Writing,
): string {
  let previousDelimiter: Delimiter | null = null;
  const written: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'list') {
      const delimiter = chooseDelimiter(block.items, previousDelimiter);
      written.push(block.items.map((item) => writeItem(item, delimiter, writeLines)).join('\n'));
      previousDelimiter = joinsLists ? delimiter : null;
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

function writeItem(item: ListItem, delimiter: Delimiter | null, writeLines: WriteLines): string {
  const marker = delimiter === null ? '- ' : `${item.number ?? 1}${delimiter} `;
  return marker + writeLines(item.lines).join(`\n${' '.repeat(marker.length)}`);
}
