import { setTimeout as pause } from 'node:timers/promises';
import type { FeedEntry, Ledger, News } from '../explainer/ledger';

const pollMilliseconds = 250;

/** Reads each page once, for all who ask for it. */
const readOnce = (since: Ledger['since']): Ledger['since'] => {
  const known = new Map<string, Promise<FeedEntry[]>>();
  return (page) => {
    const name = JSON.stringify([page.sequence, page.limit, page.language]);
    const read = known.get(name) ?? since(page);
    known.set(name, read);
    return read;
  };
};

/**
 * Waits for a revision to be committed, by this instance or any other, or by a command: the database is the one place where all
 * of them meet. However many wait, it is asked once in each interval, and not at all while nobody waits; and what came is read once for
 * all who waited for the same. With a statement for each, a thousand who waited kept all others from the database at each publish.
 */
export const createWaitFor = ({
  lastSequence,
  since,
}: Pick<Ledger, 'lastSequence' | 'since'>): Ledger['waitFor'] => {
  let asked: Promise<News> | undefined;
  const askSoon = (): Promise<News> => {
    asked ??= pause(pollMilliseconds, undefined, { ref: false })
      .then(async () => ({ sequence: await lastSequence(), since: readOnce(since) }))
      .finally(() => {
        asked = undefined;
      });
    return asked;
  };
  return async (sequence, milliseconds, signal) => {
    const until = performance.now() + milliseconds;
    while (performance.now() < until && !signal.aborted) {
      const news = await askSoon();
      if (news.sequence > sequence) return news;
    }
    return undefined;
  };
};
