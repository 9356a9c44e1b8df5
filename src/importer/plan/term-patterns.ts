import type { SearchedVocabulary } from '../vocabulary';
import { foldWord } from './fold-word';
import { closedVariants, rephraseSideEffect, sharedAdjectives, wordsOfTerm } from './term-variants';

/** What a term stands for; a symptom is never a mention, it only keeps side effects from being found in its words. */
export interface TermOwner {
  kind: 'condition' | 'side-effect' | 'symptom';
  /** Slug of the condition or side effect; of the condition that has the symptom. */
  slug: string;
}

/** One way to write a term. */
export interface TermPattern {
  owner: TermOwner;
  /** Folded words, without articles. */
  stems: readonly string[];
  /** The exact letters of an acronym such as PTSD, which "Ms" must not match; null for other terms. */
  acronym: string | null;
  /** Places at which a list may stand before the rest: "increases in | blood pressure and | heart rate". */
  listBefore: readonly number[];
  /** Places at which a list may stand that shares the rest: "liver | and kidney | damage". */
  listAfter: readonly number[];
}

/** All patterns by their first folded word. */
export type TermIndex = ReadonlyMap<string, readonly TermPattern[]>;

const linkingWords: ReadonlySet<string> = new Set(['in', 'on', 'of', 'to', 'with']);
const acronymShape = /^[A-Z][A-Z0-9]{1,4}$/;

/** Indexes every name, synonym and symptom of a vocabulary, with the other ways to write them. */
export function indexTerms({ conditions, sideEffects }: SearchedVocabulary): TermIndex {
  const index = new Map<string, TermPattern[]>();
  const seen = new Set<string>();
  const add = (owner: TermOwner, term: string): void => {
    for (const pattern of writePatterns(owner, term)) {
      const key = [owner.kind, owner.slug, pattern.acronym, ...pattern.stems].join('|');
      const [first] = pattern.stems;
      if (first === undefined || seen.has(key)) continue;
      seen.add(key);
      index.set(first, [...(index.get(first) ?? []), pattern]);
    }
  };
  for (const { slug, name, synonyms, symptoms } of conditions) {
    for (const term of [name, ...synonyms]) add({ kind: 'condition', slug }, term);
    for (const term of symptoms) add({ kind: 'symptom', slug }, term);
  }
  for (const { slug, name, synonyms } of sideEffects) {
    for (const term of [name, ...synonyms]) add({ kind: 'side-effect', slug }, term);
  }
  return index;
}

function writePatterns(owner: TermOwner, term: string): TermPattern[] {
  // "Increased blood pressure (transient)" is named without what stands in brackets.
  const plain = term.replace(/\([^()]*\)/g, ' ').trim() || term;
  const words = [plain, ...closedVariants(plain)].map(wordsOfTerm);
  const phrased = owner.kind === 'side-effect' ? words.flatMap(rephraseSideEffect) : words;
  return phrased.map((phrase) => {
    const [first = ''] = phrase;
    const stems = phrase.map(foldWord);
    const acronym = phrase.length === 1 && acronymShape.test(first) ? first : null;
    return {
      owner,
      stems,
      acronym,
      listBefore: placesAfterSharedStart(stems),
      listAfter: placesBeforeSharedEnd(stems),
    };
  });
}

function placesAfterSharedStart(stems: readonly string[]): number[] {
  return inner(stems).filter((place) => {
    const before = stems[place - 1] ?? '';
    return linkingWords.has(before) || (place === 1 && sharedAdjectives.has(before));
  });
}

function placesBeforeSharedEnd(stems: readonly string[]): number[] {
  const afterLastLink = stems.reduce(
    (place, stem, index) => (linkingWords.has(stem) ? index + 2 : place),
    1,
  );
  return inner(stems).filter((place) => place >= afterLastLink);
}

function inner(stems: readonly string[]): number[] {
  return stems.map((_, index) => index).slice(1);
}
