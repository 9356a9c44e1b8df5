/** A page that stays open asks again so often whether the text changed; the answer is mostly a 304. */
const usualMilliseconds = 5 * 60_000;
const leastMilliseconds = 5_000;

/** In milliseconds. @param attribute seconds, as somebody wrote them */
export const refreshDelay = (attribute: string | null): number => {
  const seconds = Number(attribute ?? '');
  return Math.max(seconds > 0 ? seconds * 1_000 : usualMilliseconds, leastMilliseconds);
};
