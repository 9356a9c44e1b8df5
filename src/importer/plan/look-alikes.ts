import type { Token } from './tokenize-text';

// Words before a term with which it means something else: "respiratory depression" is not the condition depression.
const changedBy = new Map<string, ReadonlySet<string>>([
  [
    'depression',
    new Set([
      'respiratory',
      'myocardial',
      'cardiac',
      'circulatory',
      'marrow',
      'system',
      'cns',
      'st',
      'economic',
      'immune',
    ]),
  ],
]);

/** Whether the word before a one-word term gives it another meaning. */
export function isLookAlike(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  if (token === undefined || before === undefined || token.breakBefore !== 'none') return false;
  return changedBy.get(token.stem)?.has(before.word) ?? false;
}
