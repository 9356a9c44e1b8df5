import { countedAddress, type Sender } from './address-of';
import { createWindows } from './windows';

/** The header fields of draft-ietf-httpapi-ratelimit-headers-10, §§3 and 4; none where reads have no bound. */
export type RateLimitFields = Readonly<Record<string, string>>;

export interface ReadTurn {
  admitted: boolean;
  fields: RateLimitFields;
  retryAfterSeconds: number;
}

/** Bounds what each address reads, in this process. */
export interface ReadThrottle {
  anonymous: (request: Sender) => ReadTurn;
  /** One that comes with a credential, counted apart: taken back where it turns out to be one. */
  unproven: (request: Sender) => ReadTurn & { giveBack: () => void };
}

const windowSeconds = 60;
/** 100 bytes and some for each. */
const mostAddresses = 20_000;

const unbounded: ReadTurn = { admitted: true, fields: {}, retryAfterSeconds: 0 };

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
  if (mostEachMinute === 0) {
    const free = { ...unbounded, giveBack: () => undefined };
    return { anonymous: () => unbounded, unproven: () => free };
  }
  const windows = () =>
    createWindows({ mostKeys: mostAddresses, windowMilliseconds: windowSeconds * 1_000, now });
  const [reads, unproven] = [windows(), windows()];
  const policy = `"anonymous";q=${mostEachMinute};w=${windowSeconds}`;

  const take = (counts: typeof reads, address: string): ReadTurn => {
    const { used, leftMilliseconds } = counts.take(address);
    const seconds = Math.ceil(leftMilliseconds / 1_000);
    const remaining = Math.max(0, mostEachMinute - used);
    return {
      admitted: used <= mostEachMinute,
      fields: { 'RateLimit-Policy': policy, RateLimit: `"anonymous";r=${remaining};t=${seconds}` },
      retryAfterSeconds: seconds,
    };
  };
  return {
    anonymous: (request) => take(reads, countedAddress(request, given)),
    unproven: (request) => {
      const address = countedAddress(request, given);
      return { ...take(unproven, address), giveBack: () => unproven.giveBack(address) };
    },
  };
};
