/** A line of the ledger, which two ledgers that came to be apart from each other do not share. */
export interface LedgerLine {
  /** 0 before the first. */
  number: number;
  /** When it was written; empty before the first. */
  at: string;
}

/** What is read to settle the number. */
export interface LedgerEnd {
  last: LedgerLine;
  /** When the line of the number that was asked for was written; undefined where there is none. */
  asked: string | undefined;
}

/** The ledger's number as this instance knows it: that of the last change that was committed, here or anywhere else. */
export interface KnownNumber {
  /** Null while something may have been committed that this instance was not told of. */
  current: () => number | null;
  /** As it was when it was last known. */
  last: () => number;
  /**
   * As it was when all commits up to it had been heard of, in the ledger itself. One made here while it is in doubt moves `last` and not
   * this: what others committed before it was not heard of.
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
  /**
   * Takes the number from where it is kept; what came to be doubted while it was read stays in doubt. The line that it saw last is asked
   * for again.
   *
   * @returns whether that is there as it was. Where it is not, the ledger is another one, such as that of a standby that had not heard of
   * all, or an earlier state that was put back: all its numbers are new ones from now on, and in doubt until they are settled again. So
   * they are where it may be another one.
   */
  settle: (read: (seen: number) => Promise<LedgerEnd>) => Promise<boolean>;
}

/** More than one ledger has (PostgreSQL's `integer`), and few enough for a number to hold a million of it. */
const ledgerLength = 2 ** 32;

/** In doubt until it is settled for the first time. */
export const createKnownNumber = (): KnownNumber => {
  let highest = 0;
  /** The sum of all ledgers before this one, so that no number of one is that of another. */
  let before = 0;
  let seen: LedgerLine = { number: 0, at: '' };
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
  const beginAnew = ({ number }: LedgerLine): void => {
    before += ledgerLength;
    highest = number;
    doubts += 1;
  };
  return {
    current: () => (isKnown() ? before + highest : null),
    last: () => before + highest,
    heard: () => heard,
    heardAt: () => heardAt,
    confirm,
    moveTo,
    doubt: () => {
      doubts += 1;
    },
    settle: async (read) => {
      const settling = doubts;
      // Of a line that was heard of and not seen, nobody can say whether it is there still.
      const isUnseen = !isKnown() && highest > seen.number;
      const { last, asked } = await read(seen.number);
      const isFirst = seen.number === 0;
      const isSame = isFirst || asked === seen.at;
      seen = last;
      settled = settling;
      if (isFirst || (isSame && !isUnseen)) moveTo(last.number);
      else beginAnew(last);
      return isSame;
    },
  };
};
