import { conjunctionLength } from './conjunctions';
import { determiners, listStoppers } from './grammar-words';
import { type MatchedTokens, matchRun } from './match-run';
import type { TermPattern } from './term-patterns';
import type { Token } from './tokenize-text';

const maxListEntries = 6;
const maxWordsBefore = 3;
const maxWordsAfter = 2;

/**
 * Matches a term whose words are parted by one list with which it shares its start or its end. The list has at most six
 * entries of a few words each, joined by commas, "and" or "or"; it never leaves its clause.
 */
export function matchAcrossLists(
  tokens: readonly Token[],
  start: number,
  pattern: TermPattern,
): MatchedTokens | null {
  for (const place of pattern.listBefore) {
    const matched = matchParts(tokens, start, pattern.stems, place, findSharedStart);
    if (matched !== null) return matched;
  }
  for (const place of pattern.listAfter) {
    const matched = matchParts(tokens, start, pattern.stems, place, findSharedEnd);
    if (matched !== null) return matched;
  }
  return null;
}

type FindRest = (
  tokens: readonly Token[],
  from: number,
  rest: readonly string[],
) => MatchedTokens | null;

function matchParts(
  tokens: readonly Token[],
  start: number,
  stems: readonly string[],
  place: number,
  findRest: FindRest,
): MatchedTokens | null {
  const first = matchRun(tokens, start, stems.slice(0, place));
  if (first === null) return null;
  const rest = findRest(tokens, start + spanOf(first), stems.slice(place));
  return rest === null ? null : [...first, ...rest];
}

function spanOf(matched: MatchedTokens): number {
  return (matched[matched.length - 1] ?? 0) - (matched[0] ?? 0) + 1;
}

/** "increases in" + "blood pressure, breathing and" + "heart rate": every entry ends in a comma or a conjunction. */
function findSharedStart(
  tokens: readonly Token[],
  from: number,
  rest: readonly string[],
): MatchedTokens | null {
  if (tokens[from]?.breakBefore !== 'none') return null;
  let index = from;
  let words = 0;
  for (let entries = 0; entries < maxListEntries; ) {
    const joined = words > 0 ? entryStart(tokens, index) : null;
    if (joined !== null) {
      // The preposition may be said again: "increases in blood pressure and in heart rate".
      index = tokens[joined]?.word === tokens[from - 1]?.word ? joined + 1 : joined;
      const matched = matchRun(tokens, skipDeterminers(tokens, index), rest);
      if (matched !== null) return matched;
      words = 0;
      entries += 1;
    }
    if (!isListWord(tokens[index], words === 0)) return null;
    if (!determiners.has(tokens[index]?.word ?? '')) words += 1;
    if (words > maxWordsBefore) return null;
    index += 1;
  }
  return null;
}

/** "liver" + "and kidney" + "damage": every entry begins with a comma or a conjunction. */
function findSharedEnd(
  tokens: readonly Token[],
  from: number,
  rest: readonly string[],
): MatchedTokens | null {
  let index = from;
  let words = 0;
  for (let entries = 0; entries <= maxListEntries; ) {
    const joined = entryStart(tokens, index);
    if (joined !== null && (entries === 0 || words > 0)) {
      index = joined;
      words = 0;
      entries += 1;
    } else if (entries === 0) return null;
    const matched =
      words > 0 && tokens[index]?.breakBefore === 'none' ? matchRun(tokens, index, rest) : null;
    if (matched !== null) return matched;
    if (!isListWord(tokens[index], words === 0)) return null;
    if (!determiners.has(tokens[index]?.word ?? '')) words += 1;
    if (words > maxWordsAfter) return null;
    index += 1;
  }
  return null;
}

/** Where the next entry of a list begins, if a comma or a conjunction stands at this place; null otherwise. */
function entryStart(tokens: readonly Token[], index: number): number | null {
  const token = tokens[index];
  if (token === undefined || !isWithinClause(token)) return null;
  const entry = tokens[index + conjunctionLength(tokens, index)];
  if (entry === undefined || !isWithinClause(entry)) return null;
  const isJoined = entry !== token || token.breakBefore === 'comma';
  return isJoined ? index + conjunctionLength(tokens, index) : null;
}

function skipDeterminers(tokens: readonly Token[], index: number): number {
  let next = index;
  while (determiners.has(tokens[next]?.word ?? '')) next += 1;
  return next;
}

function isListWord(token: Token | undefined, mayFollowComma: boolean): boolean {
  if (token === undefined || !isWithinClause(token)) return false;
  if (token.breakBefore === 'comma' && !mayFollowComma) return false;
  return determiners.has(token.word) || !listStoppers.has(token.word);
}

function isWithinClause(token: Token): boolean {
  return token.breakBefore === 'none' || token.breakBefore === 'comma';
}
