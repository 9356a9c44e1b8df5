/** The ledger's number as this instance knows it: that of the last change that was committed, here or anywhere else. */
export interface KnownNumber {
  /** Null while something may have been committed that this instance was not told of. */
  current: () => number | null;
  /** As it was when it was last known. */
  last: () => number;
  /**
   * As it was when all commits up to it had been heard of. One made here while it is in doubt moves `last` and not this: what others
   * committed before it was not heard of.
   */
  heard: () => number;
  /** When that was, in milliseconds on the clock of `performance.now()`. */
  heardAt: () => number;
  /** A look showed that nothing was committed since the last one. */
  confirm: () => void;
  /** A commit was made here, or heard of. */
  moveTo: (number: number) => void;
  /** The number is not known any more, until it is settled again. */
  doubt: () => void;
  /** Takes the number from where it is kept; what came to be doubted while it was read stays in doubt. */
  settle: (read: () => Promise<number>) => Promise<void>;
}

/** In doubt until it is settled for the first time. */
export const createKnownNumber = (): KnownNumber => {
  let highest = 0;
  let heard = 0;
  let doubts = 1;
  let settled = 0;
  let heardAt = 0;
  const isKnown = (): boolean => settled === doubts;
  const confirm = (): void => {
    if (!isKnown()) return;
    heard = highest;
    heardAt = performance.now();
  };
  const moveTo = (number: number): void => {
    highest = Math.max(highest, number);
    confirm();
  };
  return {
    current: () => (isKnown() ? highest : null),
    last: () => highest,
    heard: () => heard,
    heardAt: () => heardAt,
    confirm,
    moveTo,
    doubt: () => {
      doubts += 1;
    },
    settle: async (read) => {
      const settling = doubts;
      const number = await read();
      settled = settling;
      moveTo(number);
    },
  };
};
