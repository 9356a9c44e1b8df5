import { escapeMarkdownLine, mayHoldLinks } from './escape-markdown';
import type { TextBlock } from './text-blocks';
import { writeBlocks } from './write-blocks';

/** Writes the paragraphs and lists of a section as Markdown that shows the same words. */
export function blocksToMarkdown(blocks: readonly TextBlock[]): string {
  const writeLines = (lines: readonly string[]): string[] => {
    const hasLinks = mayHoldLinks(lines);
    return lines.map((line) => escapeMarkdownLine(line, hasLinks));
  };
  return writeBlocks(blocks, { writeLines, joinsLists: true });
}
