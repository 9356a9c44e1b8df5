export type OriginVerdict = { ok: true; origin: string } | { ok: false; message: string };

/** Of what a host may be made of, so that nothing else gets into a header: dots and letters, no wildcard, no IPv6 (CSP has none). */
const host = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

const ownMachine = ['localhost', '127.0.0.1'];

const isSafe = ({ protocol, hostname }: URL): boolean =>
  host.test(hostname) &&
  (protocol === 'https:' || (protocol === 'http:' && ownMachine.includes(hostname)));

const expected =
  'expected an origin such as https://clinic.example.org: https://, the host in lower case, and a port where it is not the usual one; no path, no *; http:// for localhost only';

/**
 * Reads an origin as browsers send it (RFC 6454 §6.2): what is written in any other way would never match, and an editor who typed an
 * address is told which origin it has.
 *
 * @param text as it was typed
 */
export const readOrigin = (text: string): OriginVerdict => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isSafe(url)) return { ok: false, message: expected };
  return url.origin === text
    ? { ok: true, origin: text }
    : { ok: false, message: `${expected}. Write ${url.origin}` };
};
