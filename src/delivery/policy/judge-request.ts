import { requestIdHeader } from '../../ports/observed-requests';

/** Why an answer is neither taken from memory nor kept there, and but for the last the request is handed on to Strapi. */
export type BypassReason =
  | (
      | 'method'
      | 'credentials'
      | 'cookie'
      | 'unusual header'
      | 'address'
      | 'accept'
      | 'body'
      | 'host'
    )
  /** Strapi says so, in the way in which it says everything. */
  | 'too many requests'
  /** Of a site's page, which may not have the answer, or this instance does not know. */
  | 'origin'
  /** What the answer depends on may have changed without this instance knowing yet. */
  | 'not caught up';

/** What of a request decides which stored answer it gets; nothing else of it reaches whoever computes one. */
export interface CacheableRequest {
  cacheable: true;
  isHead: boolean;
  /** The origin of the page that asks from another site; empty where none does. */
  origin: string;
  /** Of a POST, in bytes; undefined where there is no body. */
  bodyBytes: number | undefined;
  accept: string;
  acceptEncoding: string;
  ifNoneMatch: string;
  ifModifiedSince: string;
  /** The name that it came with, of which nothing in the answer depends. */
  requestId: string;
}

export type RequestVerdict = CacheableRequest | { cacheable: false; reason: BypassReason };

const longestAddress = 2_048;
/** Of browsers' some 150 characters; to read 15,000 takes 200 ms, several times over (`splitMediaTypes` in negotiator 0.6 and 1.0). */
export const longestAccept = 1_000;
const mostBodyBytes = 16_384;

const refuse = (reason: BypassReason): RequestVerdict => ({ cacheable: false, reason });

/** Headers by which one reader's answer could differ from another's, or that ask for what a stored answer cannot give. */
const refused: ReadonlyMap<string, BypassReason> = new Map([
  ['authorization', 'credentials'],
  ['proxy-authorization', 'credentials'],
  ['cookie', 'cookie'],
  ['if-match', 'unusual header'],
  ['if-unmodified-since', 'unusual header'],
  ['if-range', 'unusual header'],
  ['expect', 'unusual header'],
  ['upgrade', 'unusual header'],
  ['content-encoding', 'unusual header'],
  ['transfer-encoding', 'unusual header'],
  ['x-http-method-override', 'unusual header'],
]);

const json = /^application\/json *(?:; *charset="?utf-8"?)?$/i;

/** A header that comes twice is the list of both (RFC 9110 §5.2). */
const joined = (before: string, value: string): string =>
  before === '' ? value : `${before}, ${value}`;

/**
 * Judges by its head whether a request may be answered from memory.
 *
 * @param method as sent
 * @param address path and query as sent
 * @param rawHeaders names and values in turn, as Node gives them: `headers` would be built anew for each request
 */
export const judgeRequest = (
  method: string,
  address: string,
  rawHeaders: readonly string[],
): RequestVerdict => {
  if (method !== 'GET' && method !== 'HEAD' && method !== 'POST') return refuse('method');
  const verdict: CacheableRequest = {
    cacheable: true,
    isHead: method === 'HEAD',
    origin: '',
    bodyBytes: undefined,
    accept: '',
    acceptEncoding: '',
    ifNoneMatch: '',
    ifModifiedSince: '',
    requestId: '',
  };
  let contentType = '';
  let hasHost = false;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    const value = rawHeaders[index + 1] ?? '';
    const reason = refused.get(name);
    if (reason !== undefined) return refuse(reason);
    // Strapi answers differently by some of these, for anyone who sends one.
    if (name.startsWith('strapi-') || name.startsWith('x-strapi-')) return refuse('unusual header');
    if (name === 'accept') verdict.accept = joined(verdict.accept, value);
    else if (name === 'accept-encoding')
      verdict.acceptEncoding = joined(verdict.acceptEncoding, value);
    else if (name === 'if-none-match') verdict.ifNoneMatch = joined(verdict.ifNoneMatch, value);
    else if (name === 'origin') verdict.origin = joined(verdict.origin, value);
    else if (name === 'if-modified-since') verdict.ifModifiedSince = value;
    else if (name === requestIdHeader) verdict.requestId = joined(verdict.requestId, value);
    else if (name === 'host') hasHost = true;
    else if (name === 'content-type') contentType = value;
    else if (name === 'content-length') verdict.bodyBytes = Number(value);
  }
  // Behind what a header says: an answer to a credential is for nobody else, however long the address.
  if (address.length > longestAddress) return refuse('address');
  if (verdict.accept.length > longestAccept) return refuse('accept');
  // HTTP/1.1 refuses it, and HTTP/1.0 did not (RFC 9112 §3.2): that is for whoever knows which one it is.
  if (!hasHost) return refuse('host');
  const { bodyBytes } = verdict;
  if (method === 'POST') {
    const isReadable = bodyBytes !== undefined && bodyBytes > 0 && bodyBytes <= mostBodyBytes;
    if (!isReadable || !json.test(contentType)) return refuse('body');
    // Of a POST, 304 would say nothing (RFC 9110 §13.1.2).
    return { ...verdict, ifNoneMatch: '', ifModifiedSince: '' };
  }
  return bodyBytes === undefined || bodyBytes === 0 ? verdict : refuse('body');
};
