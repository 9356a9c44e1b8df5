import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseProbe } from '../ports/database-probe';

/** An answer that takes longer is none. */
export const patienceMilliseconds = 1_000;
const askAgainMilliseconds = 500;

interface Means {
  /** Any statement on a connection of the pool; it may hang as long as it likes. */
  ask: () => Promise<unknown>;
  /** The same on a connection that is opened for it, since all of the pool's may have long work to do. */
  askAside: () => Promise<unknown>;
  /** Whether somebody else has heard of the database in the last seconds. */
  isHeard: () => boolean;
  /** Ends every connection, on which nothing was answered for some time: the other side may not be there any more. */
  letGo: () => void;
}

type Answer = 'there' | 'refused' | 'silent';

const within = async (question: Promise<unknown>): Promise<Answer> =>
  Promise.race([
    question.then(
      () => 'there' as const,
      () => 'refused' as const,
    ),
    pause(patienceMilliseconds, 'silent' as const, { ref: false }),
  ]);

/**
 * Asks the database whether it is there, one question at a time however many want to know. That it is there is never believed:
 * whoever asks has just failed. That it is away is, until it answers again, which is tried twice a second: so nobody else has to
 * wait for one that is silent.
 */
export const createDatabaseProbe = ({
  ask,
  askAside,
  isHeard,
  letGo,
}: Means): Omit<DatabaseProbe, 'failures'> => {
  let asked: Promise<boolean> | undefined;
  let isAway = false;

  const question = async (): Promise<Answer> => {
    const first = await within(ask());
    // A connection may have been cut alone, while it was idle; the next question gets another.
    const answer = first === 'refused' ? await within(ask()) : first;
    if (answer !== 'silent' || isHeard()) return answer === 'silent' ? 'there' : answer;
    return within(askAside());
  };

  const waitUntilBack = async (): Promise<void> => {
    while (isAway) {
      await pause(askAgainMilliseconds, undefined, { ref: false });
      const answer = await question();
      isAway = answer !== 'there';
      if (answer === 'silent') letGo();
    }
  };

  const judge = async (): Promise<boolean> => {
    const isThere = (await question()) === 'there';
    if (!isThere) {
      isAway = true;
      void waitUntilBack();
    }
    return isThere;
  };

  return {
    isAway: () => isAway,
    isThere: async () => {
      if (isAway) return false;
      asked ??= judge().finally(() => {
        asked = undefined;
      });
      return asked;
    },
  };
};
