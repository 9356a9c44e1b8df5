import { determiners } from './grammar-words';
import { tokenizeText } from './tokenize-text';

const raisedWords = ['increased', 'raised', 'elevated', 'higher', 'increasing', 'rising'];
const raiseNouns = ['increase', 'rise', 'elevation'];
const loweredWords = ['decreased', 'reduced', 'lowered', 'lower', 'decreasing', 'falling'];
const lowerNouns = ['decrease', 'reduction', 'drop', 'fall'];
const changeDirections = [
  { adjectives: raisedWords, nouns: raiseNouns },
  { adjectives: loweredWords, nouns: lowerNouns },
];
const changePrepositions = ['in', 'of'];

/** Adjectives that may stand once before several nouns: "increased blood pressure and heart rate". */
export const sharedAdjectives: ReadonlySet<string> = new Set([...raisedWords, ...loweredWords]);

/** The prepositions that join "effects", "damage" … to what they befall: "effects on the liver". */
const prepositionsOf = new Map<string, readonly string[]>([
  ['effect', ['on']],
  ['damage', ['to']],
  ['injury', ['to', 'of']],
  ['problem', ['with', 'of']],
  ['trouble', ['with']],
  ['irritation', ['of']],
  ['inflammation', ['of']],
  ['impairment', ['of']],
  ['loss', ['of']],
  ['change', ['in', 'to']],
]);

/** The words of a term, without articles. */
export function wordsOfTerm(term: string): string[] {
  const words = tokenizeText(term).map(({ raw }) => raw);
  const content = words.filter((word) => !determiners.has(word.toLowerCase()));
  return content.length > 0 ? content : words;
}

/** Other ways to write a term with a hyphen as one word: "post-traumatic stress" → "posttraumatic stress". */
export function closedVariants(term: string): string[] {
  const hyphens = [...term.matchAll(/(?<=\p{L})[-‐‑](?=\p{L})/gu)];
  return hyphens.map(({ index }) => term.slice(0, index) + term.slice(index + 1));
}

/**
 * Other ways to say the same side effect: "increased blood pressure" is also an "increase in blood pressure", and
 * "liver effects" are also "effects on the liver". Gives lists of words, the given one first.
 */
export function rephraseSideEffect(words: readonly string[]): string[][] {
  return [[...words], ...rephraseChange(words), ...rephraseEffect(words)];
}

function rephraseChange(words: readonly string[]): string[][] {
  const [first = '', second = '', ...others] = words.map((word) => word.toLowerCase());
  for (const { adjectives, nouns } of changeDirections) {
    const isNoun = nouns.some((noun) => first === noun || first === `${noun}s`);
    const thing =
      isNoun && changePrepositions.includes(second)
        ? others
        : adjectives.includes(first)
          ? [second, ...others]
          : [];
    if (thing.length === 0 || thing[0] === '') continue;
    return [
      ...adjectives.map((adjective) => [adjective, ...thing]),
      ...nouns.flatMap((noun) =>
        changePrepositions.map((preposition) => [noun, preposition, ...thing]),
      ),
    ];
  }
  return [];
}

function rephraseEffect(words: readonly string[]): string[][] {
  const singular = (word = ''): string => word.toLowerCase().replace(/s$/, '');
  const last = singular(words[words.length - 1]);
  const befallen = words.slice(0, -1);
  const nounLast = prepositionsOf.get(last);
  if (nounLast !== undefined && befallen.length > 0) {
    return nounLast.map((preposition) => [last, preposition, ...befallen]);
  }
  const first = singular(words[0]);
  const isNounFirst = prepositionsOf.get(first)?.includes((words[1] ?? '').toLowerCase()) ?? false;
  return isNounFirst && words.length > 2 ? [[...words.slice(2), first]] : [];
}
