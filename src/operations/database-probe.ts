import { setTimeout as pause } from 'node:timers/promises';

/** Whether the database answers. */
export type DatabaseProbe = () => Promise<boolean>;

/** An answer that takes longer is none. */
export const patienceMilliseconds = 1_000;
const keptMilliseconds = 500;

/**
 * Asks the database whether it is there, one question at a time however many want to know. That it is not there is believed for half
 * a second; that it is, never: whoever asks has just failed.
 * @param ask any statement; it may hang as long as it likes
 */
export const createDatabaseProbe = (ask: () => Promise<unknown>): DatabaseProbe => {
  let asked: Promise<boolean> | undefined;
  let awayUntil = 0;
  return async () => {
    if (performance.now() < awayUntil) return false;
    asked ??= ask()
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        asked = undefined;
      });
    const isThere = await Promise.race([asked, pause(patienceMilliseconds, false, { ref: false })]);
    if (!isThere) awayUntil = performance.now() + keptMilliseconds;
    return isThere;
  };
};
