import type { Token } from './tokenize-text';

const single: ReadonlySet<string> = new Set(['and', 'or', 'nor', 'plus']);

/** How many words at this place join one list entry to the next: 1 for "and", 3 for "as well as", 0 for none. */
export function conjunctionLength(tokens: readonly Token[], index: number): number {
  const word = tokens[index]?.word ?? '';
  if (single.has(word)) return 1;
  const isAsWellAs =
    word === 'as' && tokens[index + 1]?.word === 'well' && tokens[index + 2]?.word === 'as';
  return isAsWellAs ? 3 : 0;
}
