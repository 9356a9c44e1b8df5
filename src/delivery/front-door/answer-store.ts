import { LRUCache } from 'lru-cache';
import type { StoredAnswer } from './stored-answer';

export interface AnswerStore {
  get: (key: string) => StoredAnswer | undefined;
  /** Whether it is kept: one that is too large is not. */
  set: (key: string, answer: StoredAnswer) => boolean;
  /** Counts an answer anew that grew. */
  weigh: (key: string, answer: StoredAnswer) => void;
  bytes: () => number;
  entries: () => number;
}

/** Of the room, what is kept for answers that were asked for once only. */
const partOnTrial = 0.2;
/** No answer takes more of its part than this. */
const mostOfPart = 0.25;

/** Of a key, its text may take two bytes a character. */
const weightOf = (answer: StoredAnswer, key: string): number => answer.bytes() + key.length * 2;

/**
 * Keeps answers in memory, bounded in bytes, the least recently used going first. In two parts: what was asked for once is on
 * trial, and moves on when it is asked for again; a flood of addresses that differ only pushes out what is on trial itself.
 */
export const createAnswerStore = (mostBytes: number): AnswerStore => {
  const part = (share: number) =>
    new LRUCache<string, StoredAnswer>({
      maxSize: Math.max(1, Math.floor(mostBytes * share)),
      maxEntrySize: Math.max(1, Math.floor(mostBytes * share * mostOfPart)),
      sizeCalculation: weightOf,
    });
  const onTrial = part(partOnTrial);
  const proven = part(1 - partOnTrial);
  return {
    get: (key) => {
      const known = proven.get(key);
      if (known !== undefined) return known;
      const tried = onTrial.get(key);
      if (tried !== undefined) {
        onTrial.delete(key);
        proven.set(key, tried);
      }
      return tried;
    },
    set: (key, answer) => {
      // What is computed again keeps its place.
      const answers = proven.has(key) ? proven : onTrial;
      return answers.set(key, answer).has(key);
    },
    weigh: (key, answer) => {
      for (const answers of [proven, onTrial]) {
        if (answers.peek(key) !== answer) continue;
        // What is set again as the same object keeps the size that it had (lru-cache 11).
        answers.delete(key);
        answers.set(key, answer);
      }
    },
    bytes: () => onTrial.calculatedSize + proven.calculatedSize,
    entries: () => onTrial.size + proven.size,
  };
};
