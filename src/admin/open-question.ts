import { useSyncExternalStore } from 'react';
import type { Choice, Conflict } from './conflict';

export interface Question {
  conflict: Conflict;
  answer: (choice: Choice) => void;
}

/**
 * The one that waits for an answer. It is the page's and not the dialog's: where the window grows narrower Strapi takes away what the
 * dialog is in and puts it elsewhere, and the save would wait for ever.
 */
const waiting: { question: Question | undefined } = { question: undefined };
const watching = new Set<() => void>();

const watch = (tell: () => void): (() => void) => {
  watching.add(tell);
  return () => void watching.delete(tell);
};

export const setQuestion = (question: Question | undefined): void => {
  waiting.question = question;
  for (const tell of watching) tell();
};

export const useQuestion = (): Question | undefined =>
  useSyncExternalStore(watch, () => waiting.question);
