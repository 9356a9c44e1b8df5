import { findAdverseSentences } from './adverse-context';
import { isDeniedAfterwards } from './denied-afterwards';
import { isMereExperience } from './experiences';
import { covers, type FoundTerm } from './find-terms';
import { findGovernor } from './governed-terms';
import { findDenied } from './negation';
import { isOwnSymptom } from './symptoms';
import type { Token } from './tokenize-text';

/** Tells mentions from words that merely stand there. */
export interface MentionJudge {
  isMention: (term: FoundTerm) => boolean;
}

// In words; a bound keeps a text without full stops from costing the square of its length.
const neighbourhood = 60;

type Verdict = 'stated' | 'denied' | 'not adverse';

/**
 * Judges the terms of one text. A side effect is mentioned where the section or the sentence is about what may go
 * wrong, unless it is denied, merely experienced, relieved by the treatment, or a symptom of a condition. A condition
 * is mentioned wherever it is named, unless the same words state a side effect.
 */
export function createMentionJudge(
  tokens: readonly Token[],
  terms: readonly FoundTerm[],
  isAdverseSection: boolean,
): MentionJudge {
  const denied = findDenied(tokens);
  const adverseSentences = findAdverseSentences(tokens);
  const neighboursOf = findNeighbours(tokens, terms);

  const judgeSideEffect = (term: FoundTerm): Verdict => {
    const { first, last } = term;
    const neighbours = neighboursOf(term);
    const isAdverse = isAdverseSection || adverseSentences.has(tokens[first]?.sentence ?? -1);
    if (!isAdverse || belongsToCondition(term, neighbours)) return 'not adverse';
    if (!isAdverseSection && isMereExperience(tokens, first)) return 'not adverse';
    const isDenied =
      term.matched.some((token) => denied[token] === true) || isDeniedAfterwards(tokens, last);
    return isDenied ? 'denied' : 'stated';
  };

  const belongsToCondition = (term: FoundTerm, neighbours: readonly FoundTerm[]): boolean => {
    const conditions = neighbours.filter(
      (other) => other.owner.kind === 'condition' && !sharesWords(other, term),
    );
    const symptoms = neighbours.filter(
      (other) => other.owner.kind === 'symptom' && covers(other, term),
    );
    const owners = conditions.filter(({ owner }) =>
      symptoms.some((symptom) => symptom.owner.slug === owner.slug),
    );
    if (isOwnSymptom(tokens, term, owners)) return true;
    if (!isAdverseSection && symptoms.some(({ matched }) => matched.length > term.matched.length))
      return true;
    const governor = findGovernor(tokens, term.first, term.last);
    if (governor !== 'symptom') return governor !== null;
    // "Symptoms such as nausea" under the heading "Side effects" are side effects, unless a condition has them.
    return (
      !isAdverseSection ||
      isOwnSymptom(
        tokens,
        term,
        conditions.filter(({ first }) => first < term.first),
      )
    );
  };

  return {
    isMention: (term) => {
      if (term.owner.kind === 'side-effect') return judgeSideEffect(term) === 'stated';
      const namesake = neighboursOf(term).find(
        (other) =>
          other.owner.kind === 'side-effect' &&
          other.matched.length === term.matched.length &&
          covers(other, term),
      );
      return namesake === undefined || judgeSideEffect(namesake) === 'not adverse';
    },
  };
}

/** Gives the terms that begin in the same sentence, near enough to have to do with each other. */
function findNeighbours(
  tokens: readonly Token[],
  terms: readonly FoundTerm[],
): (term: FoundTerm) => FoundTerm[] {
  const startingAt = new Map<number, FoundTerm[]>();
  for (const term of terms)
    startingAt.set(term.first, [...(startingAt.get(term.first) ?? []), term]);
  return ({ first }) => {
    const neighbours: FoundTerm[] = [];
    for (let index = first - neighbourhood; index <= first + neighbourhood; index += 1) {
      if (tokens[index]?.sentence === tokens[first]?.sentence)
        neighbours.push(...(startingAt.get(index) ?? []));
    }
    return neighbours;
  };
}

function sharesWords(one: FoundTerm, other: FoundTerm): boolean {
  return one.matched.some((token) => other.matched.includes(token));
}
