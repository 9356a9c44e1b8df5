/** So long may a cache go without asking again, in seconds: a correction reaches every reader within it. */
const freshSeconds = 60;

/**
 * `Cache-Control` (RFC 9111) of a public answer: kept for a minute, and never past the start of the day on which the text is due
 * for review (UTC); one that is overdue is asked for each time.
 *
 * @param reviewDue ISO 8601 date, null where none is set
 * @param now milliseconds since the epoch
 */
export const cacheControl = (reviewDue: string | null, now: number): string => {
  const untilDue = reviewDue === null ? Infinity : (Date.parse(reviewDue) - now) / 1000;
  const seconds = Math.max(0, Math.min(freshSeconds, Math.floor(untilDue)));
  return seconds > 0 ? `public, max-age=${seconds}` : 'public, max-age=0, must-revalidate';
};
