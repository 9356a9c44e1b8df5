import { asksDatabase, isForEverySite } from '../delivery/policy/public-read';

/** What a script of another site may send beside what every script may: credentials in a header, and conditions. */
const sentHeaders = [
  ...['Accept', 'Authorization', 'Content-Type', 'If-Match', 'If-Modified-Since', 'If-None-Match'],
  ...['X-Request-Id', 'Strapi-Response-Format', 'Apollo-Require-Preflight'],
].join(', ');

/** What it may read of an answer's head beside what every script may. */
const readHeaders = [
  ...['ETag', 'Age', 'Allow', 'Cache-Status', 'Link', 'Retry-After', 'X-Request-Id'],
  ...['RateLimit', 'RateLimit-Policy'],
].join(', ');

const daySeconds = 86_400;

/** Pictures stand in texts, which stand on other sites. */
const isForSites = (path: string): boolean => isForEverySite(path) || path.startsWith('/uploads/');

/**
 * Whether what is at a path may be for registered sites alone, where our texts are: every form of them, and every door to what is
 * stored. Scripts, which show nothing by themselves, and contracts are for all.
 */
export const isForPartners = (path: string): boolean => isForEverySite(path) && asksDatabase(path);

/** Who may read what is public: `*` for every site, an origin for one; null for none, as the one that asks may not. */
export type Reader = string | null;

const allow = (reader: Reader): Record<string, string> =>
  reader === null ? {} : { 'Access-Control-Allow-Origin': reader };

/** Of an answer, what it says to scripts of other sites (https://fetch.spec.whatwg.org/#http-cors-protocol). */
export const crossOriginHeaders = (
  path: string,
  { reader, ownOrigin }: { reader: Reader; ownOrigin: Reader },
): Record<string, string> =>
  isForSites(path)
    ? { ...allow(reader), 'Access-Control-Expose-Headers': readHeaders }
    : allow(ownOrigin);

/** What a browser is told that asks beforehand; null where no other site may do anything. */
export const preflightHeaders = (path: string, reader: Reader): Record<string, string> | null =>
  isForSites(path)
    ? {
        ...allow(reader),
        'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
        'Access-Control-Allow-Headers': sentHeaders,
        'Access-Control-Max-Age': String(daySeconds),
      }
    : null;
