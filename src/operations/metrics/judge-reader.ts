import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList } from 'node:net';

interface Reader {
  /** Of the connection. */
  remoteAddress: string | undefined;
  /** Names in lower case, as Node has them. */
  headers: Readonly<Record<string, unknown>>;
}

export type ReaderVerdict = { ok: true } | { ok: false; message: string };

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** A proxy on this machine sends one of these with what comes from elsewhere, and a page in a browser its origin. */
const fromElsewhere = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-real-ip',
  'forwarded',
  'via',
  'origin',
];

const isLoopback = (address: string): boolean =>
  loopback.check(address, address.includes(':') ? 'ipv6' : 'ipv4');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Hashed first, so that neither the time nor the length tells anything (Node.js, `timingSafeEqual`). */
const isSame = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected));

/**
 * Whether somebody may read the figures: by the token where one is set, and only by it, and else from this machine.
 *
 * @param token undefined where none is set
 */
export const judgeMetricsReader = (
  { remoteAddress, headers }: Reader,
  token: string | undefined,
): ReaderVerdict => {
  if (token !== undefined) {
    const { authorization } = headers;
    const isBearer = typeof authorization === 'string' && /^Bearer /i.test(authorization);
    if (isBearer && isSame(authorization.slice('Bearer '.length), token)) return { ok: true };
    return { ok: false, message: 'Authorization — expected "Bearer" and METRICS_TOKEN' };
  }
  const isHere = remoteAddress !== undefined && isLoopback(remoteAddress);
  if (isHere && !fromElsewhere.some((name) => name in headers)) return { ok: true };
  return {
    ok: false,
    message: '/metrics — expected a request from this machine, or METRICS_TOKEN to be set and sent',
  };
};
