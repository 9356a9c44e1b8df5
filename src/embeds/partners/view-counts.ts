import type { ShownText } from './shown-text';

/** Views of one text in one partner's pages on one day. */
export interface ViewCount extends ShownText {
  /** Days since 1 January 1970 (UTC). */
  day: number;
  /** documentId, or `other`. */
  partner: string;
  views: number;
}

/** What is to be written, and how many views found no room. */
export interface TakenViews {
  counts: ReadonlyMap<string, number>;
  lost: number;
}

export interface ViewCounts {
  add: (day: number, partner: string, shown: ShownText) => void;
  /** What was counted since the last time; it is then no longer here. */
  take: () => TakenViews;
  /** What could not be written. */
  giveBack: (taken: TakenViews) => void;
}

// None of the parts has a blank in it.
const separator = ' ';

/** What a key stands for. */
export const readViewCount = (key: string, views: number): ViewCount => {
  const [day = '', partner = '', explainer = '', part = '', revision = ''] = key.split(separator);
  return { day: Number(day), partner, explainer, part, revision, views };
};

/**
 * Counts in memory until it is written down.
 *
 * @param mostKeys how many counts are kept at a time; views that would need another one are lost
 */
export const createViewCounts = (mostKeys: number): ViewCounts => {
  let counts = new Map<string, number>();
  let lost = 0;
  const raise = (key: string, views: number): void => {
    const known = counts.get(key);
    if (known !== undefined) counts.set(key, known + views);
    else if (counts.size < mostKeys) counts.set(key, views);
    else lost += views;
  };
  return {
    add: (day, partner, { explainer, part, revision }) => {
      raise([day, partner, explainer, part, revision].join(separator), 1);
    },
    take: () => {
      const taken = { counts, lost };
      counts = new Map();
      lost = 0;
      return taken;
    },
    giveBack: (taken) => {
      for (const [key, views] of taken.counts) raise(key, views);
      lost += taken.lost;
    },
  };
};
