/** So long may a cache go without asking again, in seconds: a correction reaches every reader within it. */
const freshSeconds = 60;

/** So long an answer is sent from memory at most, in seconds, with the `Cache-Control` that it was given at first. */
export const keptSeconds = 60;

/**
 * `Cache-Control` (RFC 9111) of a public answer: kept for a minute, and never past the start of the day on which the text is due
 * for review (UTC), also where it was a while in memory before it was sent; what is nearly due is asked for each time. Where
 * asking fails, it may be read for `staleSeconds` longer, up to that day too (RFC 5861 §4).
 *
 * @param reviewDue ISO 8601 date, null where none is set
 * @param now milliseconds since the epoch
 * @param staleSeconds 0 where nothing may be read longer
 */
export const cacheControl = (
  reviewDue: string | null,
  now: number,
  staleSeconds: number,
): string => {
  const secondsUntilDue = reviewDue === null ? Infinity : (Date.parse(reviewDue) - now) / 1000;
  const left = Math.floor(secondsUntilDue - keptSeconds - freshSeconds);
  if (left < 0) return 'public, max-age=0, must-revalidate';
  const staleIfError = Math.min(staleSeconds, left);
  const fresh = `public, max-age=${freshSeconds}`;
  return staleIfError > 0 ? `${fresh}, stale-if-error=${staleIfError}` : fresh;
};

/** How old an answer may be, in seconds, that is read where asking fails, by its `Cache-Control`; 0 where that permits nothing. */
export const usableOnErrorSeconds = (header: string): number => {
  const read = (pattern: RegExp): number => Number(pattern.exec(header)?.[1] ?? 0);
  const staleIfError = read(/\bstale-if-error=(\d+)/);
  return staleIfError === 0 ? 0 : read(/\bmax-age=(\d+)/) + staleIfError;
};

/**
 * `Expires` where the answer says something else within the time that it may be kept in memory: by it the memory lets go in time,
 * and nobody else looks at it (RFC 9111 §5.3: `max-age` decides).
 *
 * @param changesAt when it does, in milliseconds since the epoch
 */
export const expiresHeader = (changesAt: number | null, now: number): Record<string, string> =>
  changesAt !== null && changesAt - now <= (keptSeconds + freshSeconds) * 1000
    ? { Expires: new Date(changesAt).toUTCString() }
    : {};

/** So long, in milliseconds, an answer may be sent from memory. */
export const keptMilliseconds = (expires: string | undefined, now: number): number => {
  const left = expires === undefined ? NaN : Date.parse(expires) - now;
  return Number.isNaN(left) ? keptSeconds * 1000 : Math.min(keptSeconds * 1000, left);
};
