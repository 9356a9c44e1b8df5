import {
  endsSentence,
  hasHeadingShape,
  isTitleCase,
  readListMarker,
  startsLowerCase,
} from './heading-shape';
import type { TextLine } from './split-lines';

/** What a line of plain text most likely is. */
export type LineKind = 'heading' | 'list-line' | 'text';

// Below this nobody breaks lines by hand or machine, so short lines stand next to each other for another reason.
const narrowestWrap = 50;
/** Above this a line is a whole paragraph, not a piece of one. */
export const widestWrap = 120;

/**
 * Says of each line of each group whether it is a heading, a list line or text, by its look and by its neighbours.
 * @param groups lines between blank lines, as `splitIntoGroups` gives them
 */
export function classifyLines(groups: readonly TextLine[][]): LineKind[][] {
  return groups.map((group, index) => {
    const before = groups[index - 1]?.slice(-1)[0];
    const after = groups[index + 1]?.[0];
    const kinds: LineKind[] = [];
    const width = widthOf(group);
    group.forEach((_, lineIndex) =>
      kinds.push(classifyLine({ group, width, before, after }, lineIndex, kinds[lineIndex - 1])),
    );
    return isVerse(kinds, index, groups) ? kinds.map(() => 'text') : kinds;
  });
}

interface GroupInContext {
  group: readonly TextLine[];
  /** Length of its longest line. */
  width: number;
  /** The last line of the group before, and the first of the one after. */
  before: TextLine | undefined;
  after: TextLine | undefined;
}

function classifyLine(
  context: GroupInContext,
  index: number,
  previousKind: LineKind | undefined,
): LineKind {
  const { group, width, before, after } = context;
  const line = group[index];
  if (line === undefined) return 'text';
  const previous = group[index - 1];
  const next = group[index + 1];
  const marker = readListMarker(line.text);
  if (marker !== null) {
    const isCounted = follows(before, line) || follows(line, after);
    const isNumberedHeading = group.length === 1 && marker.number !== null && !isCounted;
    return isNumberedHeading && hasHeadingShape(marker.text) ? 'heading' : 'list-line';
  }
  if (!hasHeadingShape(line.text)) return 'text';
  const follower = next ?? after;
  if (line.text.endsWith(':') && follower !== undefined && continuesColon(follower)) return 'text';
  if (group.length === 1) return 'heading';
  const startsAfresh =
    previous === undefined || previousKind !== 'text' || endsSentence(previous.text);
  if (!startsAfresh || (previous !== undefined && line.isIndented && isListLine(previous)))
    return 'text';
  return next === undefined || !runsOn(width, line, next) ? 'heading' : 'text';
}

function continuesColon(line: TextLine): boolean {
  return isListLine(line) || startsLowerCase(line.text);
}

/** Whether the second line carries the next number. */
function follows(first: TextLine | undefined, second: TextLine | undefined): boolean {
  if (first === undefined || second === undefined) return false;
  const number = readListMarker(first.text)?.number ?? null;
  return number !== null && readListMarker(second.text)?.number === number + 1;
}

function isListLine(line: TextLine | undefined): boolean {
  return line !== undefined && readListMarker(line.text) !== null;
}

/** Whether the next line is the rest of this one: it starts in lower case, or its first word would not have fitted. */
function runsOn(width: number, line: TextLine, next: TextLine): boolean {
  if (startsLowerCase(next.text)) return true;
  if (width < narrowestWrap || width > widestWrap || isTitleCase(line.text)) return false;
  return wouldNotFit(line.text, next.text, width);
}

/** The length of the longest line, in characters. */
export function widthOf(group: readonly TextLine[]): number {
  return group.reduce((width, line) => Math.max(width, line.text.length), 0);
}

function wouldNotFit(text: string, nextText: string, width: number): boolean {
  const firstWord = nextText.split(/\s/, 1)[0] ?? '';
  return text.length + 1 + firstWord.length > width;
}

/** Several short lines together, such as an address, are no headings; the top of the file may be a title and its variant. */
function isVerse(
  kinds: readonly LineKind[],
  index: number,
  groups: readonly TextLine[][],
): boolean {
  if (kinds.length < 2 || index === 0 || groups.length === 1) return false;
  if (kinds.some((kind) => kind !== 'heading')) return false;
  return kinds.length > 2 || index === groups.length - 1;
}
