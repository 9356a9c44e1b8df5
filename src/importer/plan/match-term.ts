import { matchAcrossLists } from './coordination';
import { type MatchedTokens, matchRun } from './match-run';
import type { TermPattern } from './term-patterns';
import type { Token } from './tokenize-text';

/** Matches a term at a token: word by word, or else with one list inserted ("increases in blood pressure and heart rate"). */
export function matchTerm(
  tokens: readonly Token[],
  start: number,
  pattern: TermPattern,
): MatchedTokens | null {
  if (pattern.acronym !== null) return tokens[start]?.raw === pattern.acronym ? [start] : null;
  return matchRun(tokens, start, pattern.stems) ?? matchAcrossLists(tokens, start, pattern);
}
