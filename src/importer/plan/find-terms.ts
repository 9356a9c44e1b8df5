import { isLookAlike } from './look-alikes';
import type { MatchedTokens } from './match-run';
import { matchTerm } from './match-term';
import type { TermIndex, TermOwner } from './term-patterns';
import type { Token } from './tokenize-text';

/** A place at which the words of a term stand, whatever the sentence says about it. */
export interface FoundTerm {
  owner: TermOwner;
  matched: MatchedTokens;
  /** Indexes of the first and the last token. */
  first: number;
  last: number;
}

/**
 * Finds every term of a vocabulary in a text, longest first: a term all of whose words belong to a longer one is not
 * found there. One slug is found once at a place. Takes time in proportion to the length of the text.
 */
export function findTerms(tokens: readonly Token[], index: TermIndex): FoundTerm[] {
  const candidates: FoundTerm[] = [];
  tokens.forEach(({ stem }, start) => {
    for (const pattern of index.get(stem) ?? []) {
      const matched = matchTerm(tokens, start, pattern);
      if (matched === null || (matched.length === 1 && isLookAlike(tokens, start))) continue;
      candidates.push({
        owner: pattern.owner,
        matched,
        first: start,
        last: matched[matched.length - 1] ?? start,
      });
    }
  });
  return dropRepeats(dropShorter(candidates));
}

/** Drops what lies inside something longer; symptoms hide only symptoms, since they are judged by their sentence. */
function dropShorter(candidates: readonly FoundTerm[]): FoundTerm[] {
  const at = new Map<number, FoundTerm[]>();
  for (const candidate of candidates) {
    for (const token of candidate.matched) at.set(token, [...(at.get(token) ?? []), candidate]);
  }
  return candidates.filter((candidate) => {
    const rivals = at.get(candidate.matched[0] ?? -1) ?? [];
    return !rivals.some((rival) => {
      const canHide = rival.owner.kind !== 'symptom' || candidate.owner.kind === 'symptom';
      return canHide && rival.matched.length > candidate.matched.length && covers(rival, candidate);
    });
  });
}

/** Whether every word of one term belongs to the other too. */
export function covers(outer: FoundTerm, inner: FoundTerm): boolean {
  return inner.matched.every((token) => outer.matched.includes(token));
}

function dropRepeats(found: readonly FoundTerm[]): FoundTerm[] {
  const sorted = [...found].sort((one, other) => one.first - other.first || other.last - one.last);
  const lastOf = new Map<string, number>();
  return sorted.filter(({ owner, first, last }) => {
    const key = `${owner.kind}:${owner.slug}`;
    if (first <= (lastOf.get(key) ?? -1)) return false;
    lastOf.set(key, last);
    return true;
  });
}
