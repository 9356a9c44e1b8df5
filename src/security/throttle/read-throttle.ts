import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ReadThrottle, ReadTurn } from '../../ports/throttles';
import { countedAddress } from './counted-address';
import { createWindows } from './windows';

const windowSeconds = 60;
/** 100 bytes and some for each. */
const mostAddresses = 20_000;

const mostProven = 1_000;
/** A token that is withdrawn counts again after so long at most. */
const provenMilliseconds = 10 * 60 * 1_000;

const unbounded: ReadTurn = { admitted: true, fields: {}, retryAfterSeconds: 0 };

/** Secrets are not kept in memory for this. */
const digest = (credential: string): string =>
  createHash('sha256').update(credential).digest('base64url');

/**
 * @param given.mostEachMinute 0 for no bound
 * @param given.now milliseconds on a clock that only goes forward
 */
export const createReadThrottle = (given: {
  mostEachMinute: number;
  isBehindProxy: boolean;
  now: () => number;
}): ReadThrottle => {
  const { mostEachMinute, now } = given;
  const free = { ...unbounded, prove: () => undefined };
  if (mostEachMinute === 0) return { anonymous: () => unbounded, unproven: () => free };

  const reads = createWindows({
    ...{ mostKeys: mostAddresses, windowMilliseconds: windowSeconds * 1_000, now },
  });
  const provenUntil = new LRUCache<string, number>({ max: mostProven });
  const policy = `"anonymous";q=${mostEachMinute};w=${windowSeconds}`;

  const take = (address: string): ReadTurn => {
    const { used, leftMilliseconds } = reads.take(address);
    const seconds = Math.ceil(leftMilliseconds / 1_000);
    const remaining = Math.max(0, mostEachMinute - used);
    return {
      admitted: used <= mostEachMinute,
      fields: { 'RateLimit-Policy': policy, RateLimit: `"anonymous";r=${remaining};t=${seconds}` },
      retryAfterSeconds: seconds,
    };
  };
  return {
    anonymous: (request) => take(countedAddress(request, given)),
    unproven: (request, credential) => {
      const [address, name] = [countedAddress(request, given), digest(credential)];
      const isProven = (provenUntil.get(name) ?? 0) > now();
      const turn = isProven ? unbounded : take(address);
      return {
        ...turn,
        prove: () => {
          provenUntil.set(name, now() + provenMilliseconds);
          if (!isProven) reads.giveBack(address);
        },
      };
    },
  };
};
