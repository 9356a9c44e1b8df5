import { conjunctionLength } from './conjunctions';
import { auxiliaries, clauseOpeners, commonVerbs } from './grammar-words';
import type { Token } from './tokenize-text';

// A denial reaches this many words at most; longer sentences say something else by then.
const maxReach = 25;
const nearWords = 3;

const notDenials =
  /^(?:only|just|all|always|everyone|everybody|limited|uncommon|uncommonly|rare|rarely|unusual|unusually|without|ignore|hesitate|forget|delay|wait|miss|dismiss|doubt|more|merely|necessarily)$/;
const pairs: readonly (readonly [string, RegExp])[] = [
  ['free', /^(?:of|from)$/],
  ['rather', /^than$/],
  ['instead', /^of$/],
  ['absence', /^of$/],
  ['lack', /^of$/],
];

interface Denial {
  /** Index of the first word that it reaches. */
  from: number;
  /** "No nausea or headache was seen": the list before the verb is denied as a whole. */
  opensSubject: boolean;
  /** "Without care, nausea may occur": what follows the comma is not denied. */
  opensPhrase: boolean;
}

/**
 * Says of each word whether it is denied ("no", "not", "without", "free of", "rather than" …). A denial ends with its
 * clause: at "but", at a semicolon, or where a comma or "and" begins a statement of its own.
 */
export function findDenied(tokens: readonly Token[]): readonly boolean[] {
  const denied = tokens.map(() => false);
  tokens.forEach((_, index) => {
    const denial = readDenial(tokens, index);
    if (denial === null) return;
    const end = findEnd(tokens, denial);
    for (let reached = denial.from; reached < end; reached += 1) denied[reached] = true;
  });
  return denied;
}

function readDenial(tokens: readonly Token[], index: number): Denial | null {
  const { word = '', breakBefore = 'none' } = tokens[index] ?? {};
  const next = tokens[index + 1]?.word ?? '';
  const opens = breakBefore !== 'none' || conjunctionLength(tokens, index - 1) > 0;
  const pair = pairs.find(([first, second]) => first === word && second.test(next));
  if (pair !== undefined) return { from: index + 2, opensSubject: false, opensPhrase: opens };
  const isNot = /^(?:not|never|cannot)$|n't$/.test(word);
  const isNone = /^(?:no|neither|nor)$/.test(word);
  if (!isNot && !isNone && word !== 'without') return null;
  if (notDenials.test(next) || isDoubleDenial(tokens, index)) return null;
  return {
    from: index + 1,
    opensSubject: isNone && opens,
    opensPhrase: word === 'without' && opens,
  };
}

/** "Not without nausea": the first denial takes back the second. */
function isDoubleDenial(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.word === 'without' && /^(?:not|never)$/.test(tokens[index - 1]?.word ?? '');
}

function findEnd(tokens: readonly Token[], denial: Denial): number {
  const { from, opensSubject, opensPhrase } = denial;
  const limit = Math.min(tokens.length, from + maxReach);
  let isSubject = opensSubject;
  for (let index = from; index < limit; index += 1) {
    const token = tokens[index];
    if (
      token === undefined ||
      endsClause(token) ||
      (index === from && token.breakBefore !== 'none')
    )
      return index;
    const joined = conjunctionLength(tokens, index);
    if (index > from && (joined > 0 || token.breakBefore === 'comma') && !isSubject) {
      if (opensPhrase && token.breakBefore === 'comma' && hasVerbAhead(tokens, index)) return index;
      if (beginsStatement(tokens, index + joined, /^(?:or|nor)$/.test(token.word))) return index;
    }
    if (isVerb(token)) isSubject = false;
  }
  return limit;
}

function endsClause(token: Token): boolean {
  return (
    token.breakBefore === 'sentence' ||
    token.breakBefore === 'clause' ||
    clauseOpeners.has(token.word)
  );
}

function isVerb(token: Token): boolean {
  return auxiliaries.has(token.word) || commonVerbs.has(token.word);
}

/** Whether a verb stands within the next few words; after "or" a bare verb still belongs to the denial. */
function beginsStatement(tokens: readonly Token[], index: number, isAfterOr: boolean): boolean {
  for (let ahead = index; ahead <= index + nearWords; ahead += 1) {
    const token = tokens[ahead];
    if (token === undefined || endsClause(token)) return false;
    if (ahead > index && (token.breakBefore === 'comma' || conjunctionLength(tokens, ahead) > 0))
      return false;
    if (auxiliaries.has(token.word) || (!isAfterOr && commonVerbs.has(token.word))) return true;
  }
  return false;
}

function hasVerbAhead(tokens: readonly Token[], index: number): boolean {
  const limit = Math.min(tokens.length, index + maxReach);
  for (let ahead = index; ahead < limit; ahead += 1) {
    const token = tokens[ahead];
    if (token === undefined || (ahead > index && endsClause(token))) return false;
    if (isVerb(token)) return true;
  }
  return false;
}
