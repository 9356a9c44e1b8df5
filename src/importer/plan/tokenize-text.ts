import { foldWord, plainWord } from './fold-word';
import { maskMarkup } from './mask-markup';

/** How strongly a word is parted from the one before it. */
export type Break = 'none' | 'comma' | 'clause' | 'sentence';

/** A word of a text, with its place in UTF-16 code units. */
export interface Token {
  raw: string;
  /** Lower case, plain apostrophes. */
  word: string;
  /** `word` without plural or possessive ending. */
  stem: string;
  start: number;
  end: number;
  breakBefore: Break;
  /** Number of the sentence in the text, from 0. */
  sentence: number;
}

const wordPattern =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]*(?:['’ʼ][\p{L}\p{N}]+)*/gu;
const listLine = /\n[ \t]*[-*+•][ \t]+[*_~"“‘([]*$/;
const abbreviation = /^(?:\p{Lu}|[Dd]r|[Mm]rs?|[Mm]s|[Pp]rof|[Ss]t|[Nn]o|vs|approx|etc|[egi])$/u;
// Longer separators hold rules or pictures, not the start of a list line.
const longestListStart = 40;

/**
 * Cuts Markdown into words and says how they are parted: by nothing (spaces, hyphens, emphasis), by a comma, by the end
 * of a clause or by the end of a sentence. The lines of a list that a colon introduces belong to the sentence of the
 * colon. Web addresses have no words. Takes time in proportion to the length of the text.
 */
export function tokenizeText(markdown: string): Token[] {
  const masked = maskMarkup(markdown);
  const tokens: Token[] = [];
  let sentence = 0;
  let isInIntroducedList = false;
  let previous: Token | null = null;
  for (const match of masked.matchAll(wordPattern)) {
    const start = match.index;
    const raw = match[0];
    const between = masked.slice(previous?.end ?? 0, start);
    if (between.includes('\n')) {
      const startsListLine = listLine.test(between.slice(-longestListStart));
      isInIntroducedList = startsListLine && (isInIntroducedList || /^[*_"”]*:\s*\n/.test(between));
    }
    const breakBefore: Break =
      previous === null ? 'sentence' : classifyBreak(between, previous, isInIntroducedList);
    if (breakBefore === 'sentence' && previous !== null) sentence += 1;
    const end = start + raw.length;
    previous = {
      raw,
      word: plainWord(raw),
      stem: foldWord(raw),
      start,
      end,
      breakBefore,
      sentence,
    };
    tokens.push(previous);
  }
  return tokens;
}

function classifyBreak(between: string, previous: Token, isInIntroducedList: boolean): Break {
  if (between === ' ' || between === '-') return 'none';
  const isNewBlock =
    /\n[^\S\n]*\n/.test(between) || listLine.test(between.slice(-longestListStart));
  if (isNewBlock) return isInIntroducedList ? 'comma' : 'sentence';
  const marks = between.replace(/\\/g, '');
  if (/[!?…]/.test(marks) || endsSentence(marks, previous)) return 'sentence';
  if (/[;:(){}—<>|=#.]|[ \n][–-][ \n]/.test(marks)) return 'clause';
  return /[,/&+]/.test(marks) ? 'comma' : 'none';
}

/** A full stop before white space, unless it belongs to an initial or an abbreviation ("U. S.", "Dr. Lee"). */
function endsSentence(marks: string, previous: Token): boolean {
  return /\.["'”’»)\]*_]*\s/.test(marks) && !abbreviation.test(previous.raw);
}
