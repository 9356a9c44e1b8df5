import { conjunctionLength } from './conjunctions';
import { auxiliaries, commonVerbs, determiners, listStoppers } from './grammar-words';
import type { Token } from './tokenize-text';

const maxReach = 25;
const maxEntryWords = 3;

const relieving =
  /^(?:reliev(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|treat(?:s|ed|ing)?|eas(?:e|es|ed|ing)|alleviat(?:e|es|ed|ing)|lessen(?:s|ed|ing)?|improv(?:e|es|ed|ing)|manag(?:e|es|ed|ing)|control(?:s|led|ling)?|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?|fight(?:s|ing)?|combat(?:s|ing)?)$/;
const reliefNouns =
  /^(?:relief|treatment|management|control|reduction|prevention|medicine|medication|remedy)$/;
const people =
  /^(?:people|person|patient|individual|those|someone|anyone|adult|child|children|women|woman|men|man|veteran)$/;
const betweenVerbAndTerm =
  /^(?:of|from|for|in|with|such|as|including|like|symptom|sign|feeling|risk|chance|likelihood|severity|level|intensity|episode|bout|kind|type|form|severe|mild|moderate|chronic|acute|intense|persistent|transient|temporary|brief|slight|minor|serious|bad|more|less|frequent|occasional|possible|potential|certain|both|other|existing|underlying)$/;

/** What stands over a term: something that relieves it, someone who has it, "symptoms of" it; null for nothing of the kind. */
export type Governor = 'relief' | 'person' | 'symptom';

/**
 * Reads back from a term to the word of which it is the object, across articles, adjectives and a plain list:
 * "eases pain, nausea and headache" governs headache, "eases pain and may cause headache" does not.
 * @param first index of the term's first word
 * @param last index of the term's last word
 */
export function findGovernor(
  tokens: readonly Token[],
  first: number,
  last: number,
): Governor | null {
  let isInList = false;
  let entryWords = 0;
  for (let index = first - 1; index >= Math.max(0, first - maxReach); index -= 1) {
    const token = tokens[index];
    const breakAfter = tokens[index + 1]?.breakBefore ?? 'sentence';
    if (token === undefined || breakAfter === 'sentence' || breakAfter === 'clause') return null;
    if (breakAfter === 'comma') [isInList, entryWords] = [true, 0];
    const governor = readGovernor(tokens, index);
    if (governor !== null) {
      const beginsAnew = isInList && governor === 'relief' && isSubject(tokens, last);
      return beginsAnew ? null : governor;
    }
    if (conjunctionLength(tokens, index) > 0) [isInList, entryWords] = [true, 0];
    else if (!betweenVerbAndTerm.test(token.stem) && !determiners.has(token.word)) {
      entryWords += 1;
      if (!isInList || entryWords > maxEntryWords || listStoppers.has(token.word)) return null;
    }
  }
  return null;
}

function readGovernor(tokens: readonly Token[], index: number): Governor | null {
  const { word = '', stem = '' } = tokens[index] ?? {};
  const before = tokens[index - 1];
  const next = tokens[index + 1]?.word ?? '';
  if (relieving.test(word)) return isAdjective(word, before) ? null : 'relief';
  if (reliefNouns.test(stem) && /^(?:of|for|from|against)$/.test(next)) return 'relief';
  if (
    word === 'for' &&
    /^(?:used|prescribed|given|taken|approved|studied)$/.test(before?.word ?? '')
  )
    return 'relief';
  if (
    word === 'with' &&
    (people.test(before?.stem ?? '') || /^(?:living|diagnosed)$/.test(before?.word ?? ''))
  )
    return 'person';
  if (word === 'from' && /^suffer/.test(before?.word ?? '')) return 'person';
  if (/^(?:have|has|had)$/.test(word) && before?.word === 'who') return 'person';
  if (stem === 'history' && next === 'of') return 'person';
  return stem === 'symptom' && /^(?:of|such|including|like)$/.test(next) ? 'symptom' : null;
}

/** "In treated patients", "a reduced dose": the verb only describes the next word. */
function isAdjective(word: string, before: Token | undefined): boolean {
  if (!word.endsWith('ed') || before === undefined) return false;
  return determiners.has(before.word) || /^(?:in|of|among|for|with)$/.test(before.word);
}

/** Whether a verb follows at once, so that the term begins a statement of its own. */
function isSubject(tokens: readonly Token[], last: number): boolean {
  const next = tokens[last + 1];
  return (
    next !== undefined &&
    next.breakBefore === 'none' &&
    (auxiliaries.has(next.word) || commonVerbs.has(next.word))
  );
}
