import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Core } from '@strapi/strapi';
import { errorText } from '../errors/error-body';
import { requestIdHeader, requestObserverOf } from '../ports/observed-requests';
import { responseOn } from './response-on';
import { endUnreadAnswers, unreadMilliseconds } from './unread-answers';

interface Answer {
  status: number;
  phrase: string;
  name: string;
  message: string;
}

/** By the code of Node's error (https://nodejs.org/api/http.html#event-clienterror). */
const answers: ReadonlyMap<string, Answer> = new Map([
  [
    'HPE_HEADER_OVERFLOW',
    {
      status: 431,
      phrase: 'Request Header Fields Too Large',
      name: 'RequestHeaderFieldsTooLargeError',
      message: 'address and headers — expected at most 16 kB together',
    },
  ],
  [
    'ERR_HTTP_REQUEST_TIMEOUT',
    {
      status: 408,
      phrase: 'Request Timeout',
      name: 'RequestTimeoutError',
      message: 'request — expected the whole of it sooner',
    },
  ],
]);

const unreadable: Answer = {
  status: 400,
  phrase: 'Bad Request',
  name: 'BadRequestError',
  message: 'request — expected HTTP/1.1 (RFC 9112)',
};

const unmet: Answer = {
  status: 417,
  phrase: 'Expectation Failed',
  name: 'ExpectationFailedError',
  message: 'Expect — expected 100-continue or nothing (RFC 9110, section 10.1.1)',
};

/** Whatever it is, it is for nobody to show or to keep. */
const fields = {
  'Content-Type': 'application/json; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
} as const;

const inBytes = ({ status, phrase, name, message }: Answer, requestId: string): string => {
  const body = errorText({ status, name, message });
  const head = [
    `HTTP/1.1 ${status} ${phrase}`,
    ...Object.entries(fields).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${Buffer.byteLength(body)}`,
    `${requestIdHeader}: ${requestId}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
};

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

/** Answers in Strapi's envelope what Node cannot read, and so hands to nobody, and tells of it as of other requests. */
export const installUnreadableRequests = (strapi: Core.Strapi): void => {
  const server: Server = strapi.server.httpServer;
  // All that came are read, which 16 kB bound: after a thousand Node left the others out, and a proxy's `X-Forwarded-For` may be the last.
  server.maxHeadersCount = 0;
  endUnreadAnswers(server, unreadMilliseconds);
  server.on('clientError', (error, socket) => {
    const response = responseOn(socket);
    // In the midst of another answer this one would be read as part of it.
    if (!socket.writable || codeOf(error) === 'ECONNRESET' || response?.headersSent === true) {
      socket.destroy();
      return;
    }
    const answer = answers.get(codeOf(error)) ?? unreadable;
    // Who watches that one tells of it when the connection is over.
    if (response !== undefined) response.statusCode = answer.status;
    const requestId =
      response?.getHeader(requestIdHeader)?.toString() ??
      requestObserverOf(strapi).tellUnreadable(answer.status);
    socket.end(inBytes(answer, requestId));
  });
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    requestObserverOf(strapi).watch(request, response);
    const body = errorText(unmet);
    const length = { 'Content-Length': Buffer.byteLength(body) };
    response.writeHead(unmet.status, { ...fields, ...length }).end(body);
  });
};
