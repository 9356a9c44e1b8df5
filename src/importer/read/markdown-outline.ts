import MarkdownIt from 'markdown-it';

/** A heading of a Markdown text and the source below it, up to the next heading. */
export interface MarkdownTopic {
  /** 1 for `#`, 6 for `######`. */
  level: number;
  /** The words of the heading, without mark-up. */
  heading: string;
  /** 1-based line of the file. */
  line: number;
  /** The Markdown below the heading as it stands, without the blank lines around it. */
  body: string;
}

/** A Markdown text parted at its headings. */
export interface MarkdownOutline {
  /** The Markdown before the first heading. */
  opening: string;
  topics: MarkdownTopic[];
}

// Only for finding headings: with `html`, a "#" inside a comment is no heading.
const parser = new MarkdownIt({ html: true });

/**
 * Parts Markdown (CommonMark) at its own headings; a `#` in a code block, a quotation or a list parts nothing.
 * @param lines the lines of the Markdown
 * @param firstLine the 1-based line of the file at which they start
 */
export function readMarkdownOutline(lines: readonly string[], firstLine: number): MarkdownOutline {
  const tokens = parser.parse(lines.join('\n'), {});
  const headings = tokens.flatMap((token, index) => {
    if (token.type !== 'heading_open' || token.level !== 0 || token.map === null) return [];
    const [start, end] = token.map;
    const heading = plainTextOf(tokens[index + 1]?.children ?? []);
    return [{ level: Number(token.tag.slice(1)), heading, start, end }];
  });
  const endOf = (index: number): number => headings[index]?.start ?? lines.length;
  return {
    opening: sliceLines(lines, 0, endOf(0)),
    topics: headings.map(({ level, heading, start, end }, index) => ({
      level,
      heading,
      line: firstLine + start,
      body: sliceLines(lines, end, endOf(index + 1)),
    })),
  };
}

interface InlineToken {
  type: string;
  content: string;
}

function plainTextOf(tokens: readonly InlineToken[]): string {
  const words = tokens.map(({ type, content }) => {
    if (type === 'softbreak' || type === 'hardbreak') return ' ';
    return type === 'html_inline' ? '' : content;
  });
  return words.join('').replace(/\s+/g, ' ').trim();
}

function sliceLines(lines: readonly string[], start: number, end: number): string {
  let first = start;
  let last = end;
  while (first < last && isBlank(lines[first])) first += 1;
  while (last > first && isBlank(lines[last - 1])) last -= 1;
  return lines.slice(first, last).join('\n');
}

function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}
