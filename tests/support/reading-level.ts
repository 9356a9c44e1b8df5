// @ts-expect-error syllable 4 ships without types.
import syllable from 'syllable';

const countSyllables: (text: string) => number = syllable;

/**
 * US school grade that a reader needs for a text, by the Flesch-Kincaid formula:
 * 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
 *
 * A sentence ends at `.`, `!` or `?` before white space, and at the end of a line: give one paragraph, heading or
 * list item per line. A hyphenated word is one word; a digit is spoken as one syllable.
 * @param text plain text, without Markdown
 * @returns the grade, unrounded; 0 for a text without words
 * @see Kincaid, Fishburne, Rogers and Chissom (1975), Derivation of New Readability Formulas for Navy Enlisted Personnel.
 */
export function fleschKincaidGrade(text: string): number {
  const sentences = text
    .split(/\n+|(?<=[.!?]["'”’)]*)\s+/)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

function syllablesOf(word: string): number {
  const digits = word.match(/\d/g)?.length ?? 0;
  return Math.max(1, countSyllables(word) + digits);
}
