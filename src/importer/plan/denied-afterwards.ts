import { auxiliaries, clauseOpeners } from './grammar-words';
import type { Token } from './tokenize-text';

const maxReach = 12;
const happening =
  /^(?:occur|occurred|happen|happened|seen|observed|reported|caused|expected|found|affected|likely|present|develop|developed|experienced|known|noted|associated)$/;

/**
 * Whether what a term names is denied after it: "nausea did not occur", "headache was not reported", "nausea-free".
 * "Nausea is not serious" denies nothing.
 * @param last index of the term's last word
 */
export function isDeniedAfterwards(tokens: readonly Token[], last: number): boolean {
  const next = tokens[last + 1];
  if (
    next?.word === 'free' &&
    next.breakBefore === 'none' &&
    !/^(?:of|from)$/.test(tokens[last + 2]?.word ?? '')
  )
    return true;
  for (let index = last + 1; index <= last + maxReach; index += 1) {
    const token = tokens[index];
    if (token === undefined || token.breakBefore === 'sentence' || token.breakBefore === 'clause')
      return false;
    if (clauseOpeners.has(token.word)) return false;
    if (token.word === 'absent') return true;
    const isNot = /^(?:not|never|cannot)$|n't$/.test(token.word);
    if (isNot) return [1, 2, 3].some((step) => happening.test(tokens[index + step]?.word ?? ''));
    if (
      auxiliaries.has(token.word) &&
      !/^(?:not|never|absent)$/.test(tokens[index + 1]?.word ?? '')
    )
      return false;
  }
  return false;
}
