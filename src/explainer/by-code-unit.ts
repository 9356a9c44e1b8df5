/** Sorts texts by their UTF-16 code units, as RFC 8785 sorts keys: the same in every locale. */
export const byCodeUnit = (one: string, other: string): number =>
  one < other ? -1 : one > other ? 1 : 0;
