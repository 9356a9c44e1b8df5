import { LRUCache } from 'lru-cache';
import type { Login } from './judge-login';
import type { Counted } from './windows';

/** Where tries are counted: in memory, or in a database that instances share. */
export interface LoginCounter {
  take: (key: string) => Promise<Counted> | Counted;
  giveBack: (key: string) => Promise<void> | void;
}

export interface LoginBounds {
  /** Failed tries of one address in a window; of renewals that many times as many. */
  perAddress: number;
  inAll: number;
}

/** A try that may go on, to be taken back where it succeeds; or one that may not, and when to try again. */
export type LoginTurn =
  | { admitted: true; giveBack: () => Promise<void> }
  | { admitted: false; retryAfterSeconds: number };

export type LoginThrottle = (login: Login, address: string) => Promise<LoginTurn>;

const renewalsForEachTry = 10;
const mostRemembered = 10_000;

/**
 * Lets so many tries of an address go on, and so many of all addresses together. What is refused is refused for the rest of
 * its window without another look at where tries are counted, so that a flood costs no statement each; and an address that is refused counts for nobody else.
 *
 * @param now milliseconds on a clock that only goes forward
 */
export const createLoginThrottle = (
  counter: LoginCounter,
  bounds: LoginBounds,
  now: () => number,
): LoginThrottle => {
  const refusedUntil = new LRUCache<string, number>({ max: mostRemembered });
  const everyone = new Map<string, number>();

  const refused = (until: number | undefined): LoginTurn | null => {
    const left = until === undefined ? 0 : until - now();
    return left > 0 ? { admitted: false, retryAfterSeconds: Math.ceil(left / 1_000) } : null;
  };

  return async ({ kind }, address) => {
    const [own, all] = [`${kind} ${address}`, `${kind} of all`];
    const factor = kind === 'renewal' ? renewalsForEachTry : 1;
    const known = refused(everyone.get(all)) ?? refused(refusedUntil.get(own));
    if (known !== null) return known;

    const mine = await counter.take(own);
    if (mine.used > bounds.perAddress * factor) {
      refusedUntil.set(own, now() + mine.leftMilliseconds);
      return { admitted: false, retryAfterSeconds: Math.ceil(mine.leftMilliseconds / 1_000) };
    }
    const everyones = await counter.take(all);
    if (everyones.used > bounds.inAll * factor) {
      everyone.set(all, now() + everyones.leftMilliseconds);
      return { admitted: false, retryAfterSeconds: Math.ceil(everyones.leftMilliseconds / 1_000) };
    }
    return {
      admitted: true,
      giveBack: async () => {
        await counter.giveBack(own);
        await counter.giveBack(all);
      },
    };
  };
};
