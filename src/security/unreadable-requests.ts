import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { errorText } from '../error-body';

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

const inBytes = ({ status, phrase, name, message }: Answer): string => {
  const body = errorText({ status, name, message });
  const head = [
    `HTTP/1.1 ${status} ${phrase}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
};

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

/** Whether a part of another answer is on its way already, in the midst of which this one would be read as part of it. */
const isAnswering = (socket: Duplex): boolean => {
  const answering: unknown = '_httpMessage' in socket ? socket._httpMessage : undefined;
  return (
    typeof answering === 'object' &&
    answering !== null &&
    'headersSent' in answering &&
    answering.headersSent === true
  );
};

/** Answers in Strapi's envelope what Node cannot read, and so hands to nobody. */
export const installUnreadableRequests = (strapi: Core.Strapi): void => {
  const server: Server = strapi.server.httpServer;
  server.on('clientError', (error, socket) => {
    if (!socket.writable || codeOf(error) === 'ECONNRESET' || isAnswering(socket)) {
      socket.destroy();
      return;
    }
    socket.end(inBytes(answers.get(codeOf(error)) ?? unreadable));
  });
};
