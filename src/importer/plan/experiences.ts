import { isAdverseNoun, isCausing } from './adverse-context';
import { clauseOpeners } from './grammar-words';
import type { Token } from './tokenize-text';

const maxReach = 15;
const experiencing =
  /^(?:experience|experiences|experienced|experiencing|feel|feels|felt|feeling|feelings|sensation|sensations)$/;

/**
 * Whether a term is only what someone goes through: "patients may feel relaxation". Where the verb's object is called a
 * side effect, or something causes the feeling, it is more than that.
 * @param first index of the term's first word
 */
export function isMereExperience(tokens: readonly Token[], first: number): boolean {
  for (let index = first - 1; index >= Math.max(0, first - maxReach); index -= 1) {
    const after = tokens[index + 1];
    if (after === undefined || after.breakBefore === 'sentence' || after.breakBefore === 'clause')
      return false;
    const token = tokens[index];
    if (token === undefined || clauseOpeners.has(token.word)) return false;
    if (isAdverseNoun(tokens, index) || isCausing(tokens, index)) return false;
    if (experiencing.test(token.word)) return !isBroughtAbout(tokens, index);
  }
  return false;
}

function isBroughtAbout(tokens: readonly Token[], verb: number): boolean {
  const nearby = Array.from({ length: 6 }, (_, step) => verb - 1 - step).filter(
    (index) => index >= 0,
  );
  return nearby.some(
    (index) => tokens[index]?.sentence === tokens[verb]?.sentence && isCausing(tokens, index),
  );
}
