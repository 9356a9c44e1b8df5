import { maxLineLength } from './yaml-fields';

// What sites put between a page's title and their own name.
const suffix = /^\s*[-–—|·•:»«]\s*\S/;

/** The title proper, and the same title with a suffix where the next line repeats it, as pages copied from a site do. */
export interface TitleLines {
  title: string;
  titleVariant: string | null;
  /** Whether the second line was a variant, so that it is neither a heading nor text. */
  isSecondLineUsed: boolean;
}

/** Compares the first two lines of a text: "Title" and "Title - Site" or "Title | Site", in either order. */
export function readTitleLines(first: string, second: string | null): TitleLines {
  if (second === null) return { title: first, titleVariant: null, isSecondLineUsed: false };
  if (second === first) return { title: first, titleVariant: null, isSecondLineUsed: true };
  if (isVariant(first, second))
    return { title: first, titleVariant: second, isSecondLineUsed: true };
  if (isVariant(second, first))
    return { title: second, titleVariant: first, isSecondLineUsed: true };
  return { title: first, titleVariant: null, isSecondLineUsed: false };
}

function isVariant(title: string, line: string): boolean {
  return (
    // A longer line is a paragraph that begins with the title.
    line.length <= maxLineLength &&
    line.toLowerCase().startsWith(title.toLowerCase()) &&
    suffix.test(line.slice(title.length))
  );
}
