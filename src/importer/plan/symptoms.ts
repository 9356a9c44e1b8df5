import { isAdverseNoun, isCausing } from './adverse-context';
import type { FoundTerm } from './find-terms';
import type { Token } from './tokenize-text';

/**
 * Whether a term in a sentence that names a condition is that condition's own symptom rather than an effect of the
 * treatment: "depression causes fatigue", but not "ketamine for depression may cause fatigue".
 * @param conditions the conditions named in the same sentence
 */
export function isOwnSymptom(
  tokens: readonly Token[],
  term: FoundTerm,
  conditions: readonly FoundTerm[],
): boolean {
  const sentence = tokens[term.first]?.sentence;
  const sentenceStart = findSentenceStart(tokens, term.first);
  return conditions.some((condition) => {
    if (tokens[condition.first]?.sentence !== sentence) return false;
    const isSubject = !/^(?:for|of|in|with|against|treating|treat)$/.test(
      tokens[condition.first - 1]?.word ?? '',
    );
    for (let index = sentenceStart; index < term.first; index += 1) {
      if (isAdverseNoun(tokens, index)) return false;
      const isCausedByTreatment =
        isCausing(tokens, index) && !(isSubject && condition.last < index);
      if (isCausedByTreatment) return false;
    }
    return true;
  });
}

const maxReach = 60;

function findSentenceStart(tokens: readonly Token[], index: number): number {
  let start = index;
  while (start > Math.max(0, index - maxReach) && tokens[start]?.breakBefore !== 'sentence')
    start -= 1;
  return start;
}
