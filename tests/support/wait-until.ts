import { setTimeout as wait } from 'node:timers/promises';

/** Far longer than anything that is waited for takes. */
const patienceMilliseconds = 60_000;

/**
 * Asks again and again until it is so.
 * @param what is waited for, or gives it in words that say how far it came
 * @throws where it is not so after a minute, or as soon as asking fails
 */
export const waitUntil = async (
  what: string | (() => string),
  isSo: () => boolean | Promise<boolean>,
  everyMilliseconds = 5,
): Promise<void> => {
  const end = performance.now() + patienceMilliseconds;
  while (!(await isSo())) {
    if (performance.now() > end) {
      const words = typeof what === 'string' ? what : what();
      throw new Error(`After ${patienceMilliseconds / 1000} s this is not so yet: ${words}`);
    }
    await wait(everyMilliseconds);
  }
};
