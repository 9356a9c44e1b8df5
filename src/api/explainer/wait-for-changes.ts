import { errors } from '@strapi/utils';
import type { FeedEntry, Ledger } from '../../explainer/ledger';

type ChangesPage = Parameters<Ledger['since']>[0];

/** Runs work for as long as somebody waits for what comes of it, and has it told by the signal when nobody does. */
type WhileReaderWaits = (work: (signal: AbortSignal) => Promise<void>) => Promise<void>;

/** The changes of a page, or, where there are none yet, those that come within the time. */
export const waitForChanges = async (
  ledger: Ledger,
  page: ChangesPage,
  milliseconds: number,
  whileReaderWaits: WhileReaderWaits,
): Promise<FeedEntry[]> => {
  const rows = await ledger.since(page);
  if (rows.length > 0) return rows;
  let seen = await ledger.lastSequence();
  if (page.sequence > seen) {
    throw new errors.ValidationError(
      'since — expected a cursor of this ledger; this one is ahead of it, so begin again without',
    );
  }
  if (milliseconds === 0) return rows;
  // What was committed between the two is there already, and is not waited for.
  let came = await ledger.since(page);
  await whileReaderWaits(async (signal) => {
    const until = performance.now() + milliseconds;
    // What comes may be in another language than the one that is asked for.
    for (let left = milliseconds; left > 0 && came.length === 0 && !signal.aborted; ) {
      const news = await ledger.waitFor(seen, left, signal);
      seen = news?.sequence ?? seen;
      came = (await news?.since(page)) ?? came;
      left = until - performance.now();
    }
  });
  return came;
};
