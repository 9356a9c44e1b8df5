// @ts-check
import http from 'node:http';

/**
 * @typedef {object} Request
 * @property {string} path
 * @property {'GET' | 'POST'} [method]
 * @property {Record<string, string>} [headers]
 * @property {string} [body]
 */

/** @typedef {{ status: number, rawHeaders: string[], body: Buffer }} RawAnswer */

/**
 * Asks once, with no other headers than the load will send.
 * @param {{ port: number }} server
 * @param {Request} request
 * @returns {Promise<RawAnswer>}
 */
export const ask = ({ port }, { path, method = 'GET', headers = {}, body }) =>
  new Promise((answered, failed) => {
    const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
    http
      .request(
        {
          host: '127.0.0.1',
          port,
          path,
          method,
          headers: { Connection: 'keep-alive', ...headers, ...length },
          agent: false,
        },
        (response) => {
          /** @type {Buffer[]} */
          const chunks = [];
          response.on('error', failed);
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('end', () =>
            answered({
              status: response.statusCode ?? 0,
              rawHeaders: response.rawHeaders,
              body: Buffer.concat(chunks),
            }),
          );
        },
      )
      .on('error', failed)
      .end(body);
  });

/** @param {{ rawHeaders: string[] }} answer @param {string} name in lower case @returns {string | undefined} */
export const headerOf = ({ rawHeaders }, name) => {
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === name) return rawHeaders[index + 1];
  }
  return undefined;
};

/**
 * Whether an answer came from the server's store (RFC 9211 §2.1).
 * @param {{ rawHeaders: string[] }} answer
 */
export const isHit = (answer) => /;\s*hit\b/.test(headerOf(answer, 'cache-status') ?? '');
