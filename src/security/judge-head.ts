import { longestAccept } from '../delivery/policy/judge-request';

/** What is wrong with the name or address that a request is for, or with its body before it is read: a status, and what is expected. */
export interface HeadProblem {
  status: 400 | 414 | 415;
  name: string;
  message: string;
}

/**
 * At least 8,000 are to be supported (RFC 9110 §4.1), and a name of 10 kB is told that it is too long for a name; Node.js bounds all of a
 * request's head at 16 kB.
 */
const longestAddress = 12_000;

const withoutBody = new Set(['GET', 'HEAD']);
const withBody = new Set(['POST', 'PUT', 'PATCH']);

/** Where files may be sent, once it is known by whom; Strapi's router takes an address in any case. */
const uploads = /^(?:\/api)?\/upload(?:\/files(?:\/[^/]+\/replace)?)?\/?$/i;

/**
 * Whether anything here reads the body of a request: GraphQL, the panel's doors before a login, and whatever else only somebody with a
 * credential may do. Of anybody else it is answered by its head.
 */
export const readsBody = ({ path, credential }: { path: string; credential: string }): boolean =>
  credential !== '' || /^\/(?:graphql|admin)(?:\/|$)/i.test(path);

const unsupported = (message: string): HeadProblem => ({
  status: 415,
  name: 'UnsupportedMediaTypeError',
  message,
});

/**
 * Judges a request by its head.
 *
 * @param head.httpVersion such as "1.1"
 * @param head.host undefined where there is none
 * @param head.address path and query, as sent
 * @param head.contentType empty where there is none, as the next one
 */
export const judgeHead = (head: {
  httpVersion: string;
  host: string | undefined;
  method: string;
  address: string;
  path: string;
  contentType: string;
  contentEncoding: string;
  accept: string;
}): HeadProblem | null => {
  const { httpVersion, host, method, address, path, contentType, contentEncoding, accept } = head;
  // Before HTTP/1.1 there was none (RFC 9112 §3.2).
  if (host === undefined && httpVersion !== '1.0') {
    const message = 'Host — expected the name that the server is asked by (RFC 9112, section 3.2)';
    return { status: 400, name: 'BadRequestError', message };
  }
  if (address.length > longestAddress) {
    const message = `address — expected at most ${longestAddress} characters; got ${address.length}`;
    return { status: 414, name: 'UriTooLongError', message };
  }
  if (accept.length > longestAccept) {
    const message = `Accept — expected at most ${longestAccept} characters; got ${accept.length}`;
    return { status: 400, name: 'BadRequestError', message };
  }
  // The parsers of GraphQL's bodies take them of every method but two.
  if (!withoutBody.has(method) && !/^(?:identity)?$/i.test(contentEncoding.trim()))
    return unsupported('Content-Encoding — expected none: a body is taken as it is');
  // Files are never read of any other method.
  if (!withBody.has(method)) return null;
  if (/^\s*multipart\//i.test(contentType) && !uploads.test(path))
    return unsupported('Content-Type — expected application/json: files are taken at /upload only');
  return null;
};
