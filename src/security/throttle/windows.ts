import { LRUCache } from 'lru-cache';

/** How often something was counted since its window began, and how long that goes on. */
export interface Counted {
  used: number;
  leftMilliseconds: number;
}

/** Counts within windows of a fixed length, each of which begins with the first that is counted. */
export interface Windows {
  take: (key: string) => Counted;
  /** Takes one back, while its window goes on. */
  giveBack: (key: string) => void;
}

interface Window {
  used: number;
  endsAt: number;
}

/**
 * Counts in memory, for the keys that were counted last: a flood of addresses pushes out others and takes no more room.
 *
 * @param given.now milliseconds on a clock that only goes forward
 */
export const createWindows = (given: {
  mostKeys: number;
  windowMilliseconds: number;
  now: () => number;
}): Windows => {
  const { mostKeys, windowMilliseconds, now } = given;
  const windows = new LRUCache<string, Window>({ max: mostKeys });
  const current = (key: string): Window | undefined => {
    const window = windows.get(key);
    return window !== undefined && window.endsAt > now() ? window : undefined;
  };
  return {
    take: (key) => {
      const window = current(key) ?? { used: 0, endsAt: now() + windowMilliseconds };
      window.used += 1;
      windows.set(key, window);
      return { used: window.used, leftMilliseconds: window.endsAt - now() };
    },
    giveBack: (key) => {
      const window = current(key);
      if (window !== undefined && window.used > 0) window.used -= 1;
    },
  };
};
