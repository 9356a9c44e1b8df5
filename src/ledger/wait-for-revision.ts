import { setTimeout as pause } from 'node:timers/promises';
import type { Ledger } from '../explainer/ledger';

const pollMilliseconds = 250;

/**
 * Waits for a revision to be committed, by this instance or any other, or by a command: the database is the one place where all
 * of them meet. However many wait, it is asked once in each interval, and not at all while nobody waits.
 */
export const createWaitFor = (lastSequence: () => Promise<number>): Ledger['waitFor'] => {
  let asked: Promise<number> | undefined;
  const askSoon = (): Promise<number> => {
    asked ??= pause(pollMilliseconds, undefined, { ref: false })
      .then(lastSequence)
      .finally(() => {
        asked = undefined;
      });
    return asked;
  };
  return async (sequence, milliseconds, signal) => {
    const until = performance.now() + milliseconds;
    while (performance.now() < until && !signal.aborted) {
      if ((await askSoon()) > sequence) return;
    }
  };
};
