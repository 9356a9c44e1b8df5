import {
  validateHeaderName,
  validateHeaderValue,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { FlatHeaders, ReadyForm } from '../policy/ready-answer';

/** An answer in one coding with its heads as texts, each but for its end. */
export interface HeadedForm extends ReadyForm {
  head: string;
  /** Of 304. */
  notModifiedHead: string;
}

/** A head without its end, as it goes over the wire (RFC 9112 §2.1). */
const headText = (statusLine: string, headers: FlatHeaders): string => {
  let text = `HTTP/1.1 ${statusLine}\r\n`;
  for (let index = 0; index + 1 < headers.length; index += 2) {
    const [name = '', value = ''] = headers.slice(index, index + 2);
    validateHeaderName(name);
    validateHeaderValue(name, value);
    text += `${name}: ${value}\r\n`;
  }
  return text;
};

/** Writes the heads of a form. @throws TypeError for what Node would not write either, such as a line break within a value */
export const withHeads = (form: ReadyForm): HeadedForm => ({
  ...form,
  head: headText('200 OK', form.headers),
  notModifiedHead: headText('304 Not Modified', form.notModifiedHeaders),
});

/** What Node adds to the head of an answer after which the connection stays, in the order in which it does. */
const addedByNode = (server: Pick<Server, 'keepAliveTimeout'>, now: number): string => {
  const seconds = Math.floor(server.keepAliveTimeout / 1_000);
  const keepAlive = seconds > 0 ? `Keep-Alive: timeout=${seconds}\r\n` : '';
  return `Date: ${new Date(now).toUTCString()}\r\nConnection: keep-alive\r\n${keepAlive}\r\n`;
};

/** Gives a response its whole head; false where it has to be written in Node's own way, as nothing was given. */
export type GiveHead = (response: ServerResponse, status: number, head: string) => boolean;

/**
 * Gives responses heads that are ready. `writeHead` puts each together anew and looks at each of its letters, which is as much work as all
 * that this project does for an answer from memory. What it leaves behind is `_header`, by which `end` sends it
 * (`lib/_http_outgoing.js`); Node has no public way to set that. Where a version of Node keeps it elsewhere, `headersSent` says so,
 * and heads are written as before.
 */
export const createGiveHead = (
  server: Pick<Server, 'keepAliveTimeout' | 'maxRequestsPerSocket'>,
): GiveHead => {
  let second = NaN;
  let end = '';
  return (response, status, head) => {
    const isUsual =
      response.shouldKeepAlive &&
      (server.maxRequestsPerSocket ?? 0) === 0 &&
      // What was set before is to be sent too.
      response.getHeaderNames().length === 0;
    if (!isUsual) return false;
    const now = Date.now();
    if (Math.floor(now / 1_000) !== second) {
      second = Math.floor(now / 1_000);
      end = addedByNode(server, now);
    }
    response.statusCode = status;
    Reflect.set(response, '_header', head + end);
    return response.headersSent;
  };
};
