import type { ServerResponse } from 'node:http';
import { errorText } from '../../errors/error-body';
import { requestIdHeader } from '../../ports/observed-requests';
import type { ComputedAnswer } from '../policy/judge-computed';
import type { CacheableRequest } from '../policy/judge-request';
import { matchTag } from '../policy/match-tag';
import { writtenByNode, type FlatHeaders } from '../policy/ready-answer';
import type { GiveHead, HeadedForm } from './ready-head';
import type { StoredAnswer } from './stored-answer';

const replace = (headers: FlatHeaders, name: string, value: string): FlatHeaders =>
  headers.map((part, index) => (index % 2 === 1 && headers[index - 1] === name ? value : part));

/** What is sent of a stored answer. */
export interface Sent {
  stored: StoredAnswer;
  form: HeadedForm;
  status?: string | undefined;
}

/** Writes the head in Node's own way, with what is not as it is kept. */
const writeHead = (
  response: ServerResponse,
  { form, status }: Sent,
  tag: string | undefined,
): void => {
  let headers = tag === undefined ? form.headers : form.notModifiedHeaders;
  if (tag !== undefined && tag !== form.etag) headers = replace(headers, 'etag', tag);
  if (status !== undefined) headers = replace(headers, 'cache-status', status);
  response.writeHead(tag === undefined ? 200 : 304, headers);
};

/** Sends a stored answer in one of its codings, or 304; `status` where it is not `hit`. @returns whether 304 */
export const sendStored = (
  { response, asked }: { response: ServerResponse; asked: CacheableRequest },
  sent: Sent,
  giveHead: GiveHead,
): boolean => {
  const { stored, form, status } = sent;
  const { ifNoneMatch, ifModifiedSince, isHead } = asked;
  const { etags, lastModified } = stored;
  const tag = matchTag({ ifNoneMatch, ifModifiedSince, own: form.etag, etags, lastModified });
  const isReady = status === undefined && (tag === undefined || tag === form.etag);
  const isGiven =
    isReady &&
    (tag === undefined
      ? giveHead(response, 200, form.head)
      : giveHead(response, 304, form.notModifiedHead));
  if (!isGiven) writeHead(response, sent, tag);
  if (tag === undefined && !isHead) response.end(form.body);
  else response.end();
  return tag !== undefined;
};

/** Sends an answer that is not kept, as it was computed. */
export const sendComputed = (
  response: ServerResponse,
  { isHead }: CacheableRequest,
  { computed, status }: { computed: ComputedAnswer; status: string },
): void => {
  for (const [name, value] of Object.entries(computed.headers)) {
    if (!writtenByNode.includes(name)) response.setHeader(name, value);
  }
  response.setHeader('cache-status', status);
  response.setHeader('content-length', computed.body.length);
  response.writeHead(computed.status);
  if (isHead) response.end();
  else response.end(computed.body);
};

/** Where nothing could be computed at all; Strapi answers its own errors itself. */
export const sendFailure = (response: ServerResponse): void => {
  if (response.headersSent) return;
  response.writeHead(500, { 'content-type': 'application/json; charset=utf-8' });
  const requestId = response.getHeader(requestIdHeader);
  const [name, message] = ['InternalServerError', 'Internal Server Error'];
  response.end(errorText({ status: 500, name, message, details: { requestId } }));
};

const forAnySite = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Retry-After, X-Request-Id',
};

/**
 * Where too many wait for answers that have to be computed; what is in memory is given all the same.
 *
 * @param isOpenToAll whether the scripts of any site may read why
 */
export const sendBusy = (response: ServerResponse, isOpenToAll: boolean): void => {
  response.writeHead(503, {
    ...(isOpenToAll ? forAnySite : {}),
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '5',
  });
  const message = 'Too many wait for an answer — expected to be asked again in a few seconds';
  response.end(errorText({ status: 503, name: 'ServiceUnavailableError', message }));
};
