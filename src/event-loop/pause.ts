/** Of work without a pause, before others are let in: what a few answers from memory take. */
const longestMilliseconds = 2;

let lastTurn = -Infinity;
let next: Promise<void> | undefined;

/**
 * Gives what to wait for before the next piece of work: nothing while the last pause is younger than `longestMilliseconds`, and else
 * the next turn of the event loop, which those share who ask before it comes, so that nobody overtakes.
 */
export const pause = (): Promise<void> | undefined => {
  if (next === undefined && performance.now() - lastTurn >= longestMilliseconds) {
    next = new Promise((resolve) => {
      setImmediate(() => {
        next = undefined;
        lastTurn = performance.now();
        resolve();
      });
    });
  }
  return next;
};
