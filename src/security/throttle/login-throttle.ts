import { LRUCache } from 'lru-cache';
import type { LoginTurn, Tried } from '../../ports/throttles';
import type { Counted } from './windows';

/** Where tries are counted: in memory, or in a database that instances share. */
export interface LoginCounter {
  take: (key: string) => Promise<Counted> | Counted;
  giveBack: (key: string) => Promise<void> | void;
}

export interface LoginBounds {
  /** Failed tries of one address in a window. */
  perAddress: number;
  /** Null where others are not to be kept out by what some addresses try. */
  inAll: number | null;
}

/** On the clock of `now`, until when it is refused, and until when that is believed. */
interface Refusal {
  until: number;
  believedUntil: number;
}

const mostRemembered = 10_000;
/** Another instance may have given back meanwhile what was counted. */
const believedMilliseconds = 5_000;

/**
 * Lets so many tries of an address go on, and so many of all addresses together. What is refused is refused for some seconds without
 * another look at where tries are counted, so that a flood costs no statement each; and it counts for nobody.
 *
 * @param tried what the counter knows these tries by
 * @param now milliseconds on a clock that only goes forward
 */
export const createLoginThrottle = (
  counter: LoginCounter,
  tried: Tried,
  bounds: LoginBounds,
  now: () => number,
): ((address: string) => Promise<LoginTurn>) => {
  const all = `${tried} of all`;
  const refusals = new LRUCache<string, Refusal>({ max: mostRemembered });

  const refusedFor = (milliseconds: number): LoginTurn => ({
    admitted: false,
    retryAfterSeconds: Math.ceil(milliseconds / 1_000),
  });

  const known = (key: string): LoginTurn | null => {
    const { until = 0, believedUntil = 0 } = refusals.get(key) ?? {};
    return now() < Math.min(until, believedUntil) ? refusedFor(until - now()) : null;
  };

  /** A key's refusal where its bound is reached, of which nothing is counted; null where it may go on. */
  const take = async (key: string, bound: number): Promise<LoginTurn | null> => {
    const { used, leftMilliseconds } = await counter.take(key);
    if (used <= bound) return null;
    const until = now() + leftMilliseconds;
    refusals.set(key, { until, believedUntil: now() + believedMilliseconds });
    await counter.giveBack(key);
    return refusedFor(leftMilliseconds);
  };

  const giveBack = async (key: string): Promise<void> => {
    await counter.giveBack(key);
    refusals.delete(key);
  };

  return async (address) => {
    const own = `${tried} ${address}`;
    const refused = known(all) ?? known(own) ?? (await take(own, bounds.perAddress));
    if (refused !== null) return refused;
    if (bounds.inAll === null) return { admitted: true, giveBack: () => giveBack(own) };
    const refusedToAll = await take(all, bounds.inAll);
    if (refusedToAll !== null) {
      await giveBack(own);
      return refusedToAll;
    }
    return {
      admitted: true,
      giveBack: async () => {
        await giveBack(own);
        await giveBack(all);
      },
    };
  };
};
