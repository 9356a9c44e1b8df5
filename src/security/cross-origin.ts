import { isForEverySite } from '../delivery/policy/public-read';

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

/** Of an answer, what it says to scripts of other sites (https://fetch.spec.whatwg.org/#http-cors-protocol); the same to all of them. */
export const crossOriginHeaders = (
  path: string,
  ownOrigin: string | undefined,
): Record<string, string> => {
  if (isForSites(path))
    return { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': readHeaders };
  return ownOrigin === undefined ? {} : { 'Access-Control-Allow-Origin': ownOrigin };
};

/** What a browser is told that asks beforehand; null where no other site may do anything. */
export const preflightHeaders = (path: string): Record<string, string> | null =>
  isForSites(path)
    ? {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
        'Access-Control-Allow-Headers': sentHeaders,
        'Access-Control-Max-Age': String(daySeconds),
      }
    : null;
