/** A page that stays open asks again so often whether the text changed; the answer is mostly a 304. */
const usualMilliseconds = 5 * 60_000;
const leastMilliseconds = 5_000;
/** What a timer takes, 25 days: it counts in 32 bits, and takes more for "at once" (HTML, "timer initialisation steps"). */
const mostMilliseconds = 2 ** 31 - 1;

/** In milliseconds. @param attribute seconds, as somebody wrote them */
export const refreshDelay = (attribute: string | null): number => {
  const seconds = Number(attribute ?? '');
  const wanted = seconds > 0 ? seconds * 1_000 : usualMilliseconds;
  return Math.min(Math.max(wanted, leastMilliseconds), mostMilliseconds);
};
