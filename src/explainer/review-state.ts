import type { Explainer } from './explainer';
import { dayMilliseconds } from './utc-day';

/** How a text stands to its next review at one moment. */
export interface ReviewState {
  /** ISO 8601 date on which it was due; null where it is not due yet, or nobody said when it will be. */
  overdueSince: string | null;
  /** Whether the editors no longer let the text stand on other pages, so long after it was due. */
  isPastLimit: boolean;
  /** The last moment at which one of these changed, and the next one; milliseconds since the epoch, null where there is none. */
  changedAt: number | null;
  changesAt: number | null;
}

/**
 * Judges a review against the clock: it is overdue from the first moment (UTC) of the day on which it is due.
 *
 * @param now milliseconds since the epoch
 */
export const judgeReview = (review: Explainer['review'], now: number): ReviewState => {
  const due = review?.nextDue ?? null;
  const dueAt = due === null ? NaN : Date.parse(due);
  if (review === null || Number.isNaN(dueAt)) {
    return { overdueSince: null, isPastLimit: false, changedAt: null, changesAt: null };
  }
  const { embedUntilOverdueDays: days } = review;
  const moments = [dueAt, ...(days === undefined ? [] : [dueAt + days * dayMilliseconds])];
  const last = moments.at(-1) ?? dueAt;
  return {
    overdueSince: now >= dueAt ? due : null,
    isPastLimit: days !== undefined && now >= last,
    changedAt: moments.filter((moment) => moment <= now).at(-1) ?? null,
    changesAt: moments.find((moment) => moment > now) ?? null,
  };
};
