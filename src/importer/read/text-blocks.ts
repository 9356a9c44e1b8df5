import { classifyLines, type LineKind, widestWrap, widthOf } from './classify-lines';
import { endsSentence, readListMarker, startsLowerCase } from './heading-shape';
import { splitIntoGroups, type TextLine } from './split-lines';

/** A heading, a paragraph or a run of list lines, with the 1-based line at which it starts. */
export type TextBlock =
  | { kind: 'heading'; line: number; text: string }
  | { kind: 'paragraph'; line: number; lines: string[] }
  | { kind: 'list'; line: number; items: ListItem[] };

/** One list line without its marker; `lines` has more than one where the author broke it. */
export interface ListItem {
  number: number | null;
  delimiter: '.' | ')';
  /** The first line as it stood, marker included. */
  original: string;
  lines: string[];
}

/** Reads plain text as people have it into headings, paragraphs and lists; no word is lost and none is added. */
export function readTextBlocks(sourceText: string): TextBlock[] {
  const groups = splitIntoGroups(sourceText);
  const kinds = classifyLines(groups);
  const blocks: TextBlock[] = [];
  groups.forEach((group, index) => {
    const isLinewise = groups.length === 1 || widthOf(group) > widestWrap;
    addGroup(blocks, group, kinds[index] ?? [], isLinewise);
  });
  return blocks.flatMap((block) => (block.kind === 'list' ? unlistLoneLine(block) : [block]));
}

function addGroup(
  blocks: TextBlock[],
  group: readonly TextLine[],
  kinds: readonly LineKind[],
  isLinewise: boolean,
): void {
  let previous: TextLine | null = null;
  for (const [index, line] of group.entries()) {
    const kind = kinds[index] ?? 'text';
    const last = blocks[blocks.length - 1];
    if (kind === 'heading') blocks.push({ kind, line: line.number, text: line.text });
    else if (kind === 'list-line') addListLine(blocks, line);
    else if (previous !== null && last?.kind === 'list' && line.isIndented)
      last.items.slice(-1)[0]?.lines.push(line.text);
    else if (
      previous !== null &&
      last?.kind === 'paragraph' &&
      (!isLinewise || runsOn(previous, line))
    )
      last.lines.push(line.text);
    else blocks.push({ kind: 'paragraph', line: line.number, lines: [line.text] });
    previous = line;
  }
}

function runsOn(previous: TextLine, line: TextLine): boolean {
  return !endsSentence(previous.text) || startsLowerCase(line.text);
}

function addListLine(blocks: TextBlock[], line: TextLine): void {
  const marker = readListMarker(line.text);
  if (marker === null) return;
  const item: ListItem = { ...marker, original: line.text, lines: [marker.text] };
  const last = blocks[blocks.length - 1];
  if (last?.kind === 'list' && follows(last.items[last.items.length - 1], item))
    last.items.push(item);
  else blocks.push({ kind: 'list', line: line.number, items: [item] });
}

function follows(previous: ListItem | undefined, item: ListItem): boolean {
  if (previous === undefined) return false;
  if (previous.number === null || item.number === null) return previous.number === item.number;
  return item.number === previous.number + 1 && item.delimiter === previous.delimiter;
}

/** A single line with a dash or a number is prose more often than a list; as prose its mark is kept. */
function unlistLoneLine(block: TextBlock & { kind: 'list' }): TextBlock[] {
  const [item, second] = block.items;
  if (item === undefined || second !== undefined) return [block];
  return [{ kind: 'paragraph', line: block.line, lines: [item.original, ...item.lines.slice(1)] }];
}
