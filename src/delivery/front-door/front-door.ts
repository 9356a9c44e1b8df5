import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { bypassStatus } from '../policy/cache-status';
import { isKeptGraphql } from '../policy/judge-graphql-body';
import type { PlaceJudge } from '../policy/judge-place';
import { judgeRequest, type BypassReason, type CacheableRequest } from '../policy/judge-request';
import {
  getKey,
  json,
  keyedGet,
  keyedPost,
  postKey,
  type KeyedRequest,
} from '../policy/keyed-request';
import { preferEncoding, preferMediaType } from '../policy/prefer';
import type { AnswerStore } from './answer-store';
import type { AnswerComputer, Question } from './compute-answer';
import { memoizeHeader } from './memoize-header';
import { readBody } from './read-body';
import { sendComputed, sendFailure, sendStored } from './send';
import type { StoredAnswer } from './stored-answer';

/** Where the reader takes none of the forms. */
const none = 'none';

interface FrontDoor {
  /** The ledger's number; null while it is not known. */
  number: () => number | null;
  place: PlaceJudge;
  store: AnswerStore;
  compute: AnswerComputer;
  /** Strapi's own listener. */
  next: RequestListener;
  /** Tells the operator. */
  tellFailure: (error: unknown) => void;
}

interface Exchange extends Question {
  response: ServerResponse;
  asked: CacheableRequest;
}

/** Answers from memory what was answered since the last change, and hands on what it may not answer. */
export const createFrontDoor = (given: FrontDoor): RequestListener => {
  const { number, place, store, compute, next, tellFailure } = given;
  const mediaTypeFor = memoizeHeader((accept) => preferMediaType(accept) ?? none);
  const encodingOf = memoizeHeader(preferEncoding);

  const pass = (request: IncomingMessage, response: ServerResponse, reason: BypassReason): void => {
    response.setHeader('Cache-Status', bypassStatus(reason));
    next(request, response);
  };

  const attempt = (response: ServerResponse, work: () => Promise<void>): void => {
    work().catch((error: unknown) => {
      tellFailure(error);
      sendFailure(response);
    });
  };

  const send = async (
    { response, asked, key }: Exchange,
    stored: StoredAnswer,
    status?: string,
  ): Promise<void> => {
    const encoding = encodingOf(asked.acceptEncoding);
    const form = await stored.encode(encoding);
    store.weigh(key, stored);
    sendStored(response, asked, { stored, form, status });
  };

  /** Whether there was something in memory that holds still, which is then sent. */
  const sendFromMemory = (exchange: Exchange): boolean => {
    const { response, asked, key, since } = exchange;
    const stored = store.get(key);
    if (stored?.number !== since || performance.now() >= stored.keptUntil) return false;
    const form = stored.ready(encodingOf(asked.acceptEncoding));
    if (form !== undefined) sendStored(response, asked, { stored, form });
    else attempt(response, () => send(exchange, stored));
    return true;
  };

  const computeAndSend = (exchange: Exchange, request: KeyedRequest): void => {
    const { response, asked } = exchange;
    attempt(response, async () => {
      const outcome = await compute(exchange, request);
      if ('stored' in outcome) await send(exchange, outcome.stored, outcome.status);
      else sendComputed(response, asked, outcome);
    });
  };

  const answerGet = (request: IncomingMessage, exchange: Exchange, mediaType: string): void => {
    if (sendFromMemory(exchange)) return;
    const { response } = exchange;
    const { url = '' } = request;
    const isGraphql = place.isGraphql(url);
    if (!place.isKept(url)) pass(request, response, 'address');
    else if (mediaType === none || (isGraphql && mediaType !== json))
      pass(request, response, 'accept');
    else computeAndSend(exchange, keyedGet(url, mediaType, isGraphql));
  };

  const answerPost = (request: IncomingMessage, exchange: Exchange): void => {
    readBody(request, exchange.asked.bodyBytes ?? 0, ({ text, putBack }) => {
      const keyed = { ...exchange, key: postKey(text) };
      if (sendFromMemory(keyed)) return;
      if (isKeptGraphql(text)) computeAndSend(keyed, keyedPost(text));
      else {
        putBack();
        pass(request, exchange.response, 'body');
      }
    });
  };

  return (request, response) => {
    const { method = '', url = '' } = request;
    const asked = judgeRequest(method, url, request.rawHeaders);
    const since = number();
    if (!asked.cacheable) pass(request, response, asked.reason);
    else if (since === null) pass(request, response, 'not caught up');
    else {
      const mediaType = mediaTypeFor(asked.accept);
      const exchange = { response, asked, since, key: getKey(url, mediaType) };
      if (method !== 'POST') answerGet(request, exchange, mediaType);
      else if (url !== '/graphql') pass(request, response, 'method');
      else if (mediaType !== json) pass(request, response, 'accept');
      else answerPost(request, exchange);
    }
  };
};
