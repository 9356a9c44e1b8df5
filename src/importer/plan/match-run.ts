import { determiners } from './grammar-words';
import type { Token } from './tokenize-text';

/** Indexes of the tokens that match a term; words of a list inserted between them are left out. */
export type MatchedTokens = readonly number[];

/** Matches words that follow each other with nothing but spaces, hyphens, emphasis and articles between them. */
export function matchRun(
  tokens: readonly Token[],
  start: number,
  stems: readonly string[],
): MatchedTokens | null {
  const matched: number[] = [];
  let index = start;
  for (const stem of stems) {
    if (matched.length > 0) {
      while (tokens[index]?.breakBefore === 'none' && determiners.has(tokens[index]?.word ?? ''))
        index += 1;
    }
    const token = tokens[index];
    if (token === undefined || token.stem !== stem) return null;
    if (matched.length > 0 && token.breakBefore !== 'none') return null;
    matched.push(index);
    index += 1;
  }
  return matched;
}
