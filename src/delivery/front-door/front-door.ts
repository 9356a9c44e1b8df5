import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { bypassStatus, forwardedStatus } from '../policy/cache-status';
import { keptSeconds } from '../policy/cache-control';
import { judgeComputed, type ComputedAnswer } from '../policy/judge-computed';
import { isKeptGraphql } from '../policy/judge-graphql-body';
import type { PlaceJudge } from '../policy/judge-place';
import { judgeRequest, type BypassReason, type CacheableRequest } from '../policy/judge-request';
import { getKey, keyedGet, keyedPost, postKey, type KeyedRequest } from '../policy/keyed-request';
import { preferEncoding, preferForm } from '../policy/prefer';
import type { AnswerStore } from './answer-store';
import { createCollapse } from './collapse';
import { createLimit } from './limit';
import { memoizeHeader } from './memoize-header';
import { readBody } from './read-body';
import { sendComputed, sendFailure, sendStored } from './send';
import { createStoredAnswer, type StoredAnswer } from './stored-answer';

/** So many answers are computed at a time; the others wait, and what is in memory passes by all of them. */
const mostComputedAtATime = 16;

interface FrontDoor {
  /** The ledger's number; null while it is not known. */
  number: () => number | null;
  place: PlaceJudge;
  store: AnswerStore;
  /** Asks Strapi in the name of nobody. */
  ask: (request: KeyedRequest) => Promise<ComputedAnswer>;
  /** Strapi's own listener. */
  next: RequestListener;
  /** Tells the operator. */
  tellFailure: (error: unknown) => void;
}

interface Exchange {
  response: ServerResponse;
  asked: CacheableRequest;
  key: string;
  /** The ledger's number when the request came. */
  since: number;
}

type Outcome = { stored: StoredAnswer } | { computed: ComputedAnswer; reason: string };

/** Answers from memory what was answered since the last change, and hands on what it may not answer. */
export const createFrontDoor = (given: FrontDoor): RequestListener => {
  const { number, place, store, ask, next, tellFailure } = given;
  const formOf = memoizeHeader((accept) => preferForm(accept)?.name ?? 'none');
  const encodingOf = memoizeHeader(preferEncoding);
  const collapse = createCollapse<Outcome>();
  const limit = createLimit(mostComputedAtATime);

  const pass = (request: IncomingMessage, response: ServerResponse, reason: BypassReason): void => {
    response.setHeader('Cache-Status', bypassStatus(reason));
    next(request, response);
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
    else void send(exchange, stored);
    return true;
  };

  const compute = async ({ key, since }: Exchange, request: KeyedRequest): Promise<Outcome> => {
    const keptUntil = performance.now() + keptSeconds * 1_000;
    const computed = await ask(request);
    const verdict = judgeComputed(computed, request.isGraphql);
    if (!verdict.storable) return { computed, reason: verdict.reason };
    const stored = createStoredAnswer(computed, { number: since, keptUntil });
    // What was published meanwhile may be in this answer or not: who asked before is given it, and nobody after.
    if (number() === since) store.set(key, stored);
    return { stored };
  };

  const computeAndSend = async (exchange: Exchange, request: KeyedRequest): Promise<void> => {
    const { response, asked, key, since } = exchange;
    try {
      // One that was begun before a publish is not joined by who came after it.
      const outcome = await collapse(`${since} ${key}`, () =>
        limit(() => compute(exchange, request)),
      );
      if ('stored' in outcome) {
        await send(exchange, outcome.stored, forwardedStatus({ stored: true }));
        return;
      }
      const { computed, reason } = outcome;
      sendComputed(response, asked, {
        computed,
        status: forwardedStatus({ stored: false, reason }),
      });
    } catch (error) {
      tellFailure(error);
      sendFailure(response);
    }
  };

  const answerGet = (request: IncomingMessage, exchange: Exchange, form: string): void => {
    if (sendFromMemory(exchange)) return;
    const { response } = exchange;
    const { url = '' } = request;
    const isGraphql = place.isGraphql(url);
    if (!place.isKept(url)) pass(request, response, 'address');
    else if (form === 'none' || (isGraphql && form !== 'json')) pass(request, response, 'accept');
    else void computeAndSend(exchange, keyedGet(url, form, isGraphql));
  };

  const answerPost = (request: IncomingMessage, exchange: Exchange): void => {
    readBody(request, exchange.asked.bodyBytes ?? 0, ({ text, putBack }) => {
      const keyed = { ...exchange, key: postKey(text) };
      if (sendFromMemory(keyed)) return;
      if (isKeptGraphql(text)) {
        void computeAndSend(keyed, keyedPost(text));
        return;
      }
      putBack();
      pass(request, exchange.response, 'body');
    });
  };

  return (request, response) => {
    const { method = '', url = '' } = request;
    const asked = judgeRequest(method, url, request.rawHeaders);
    const since = number();
    if (!asked.cacheable) pass(request, response, asked.reason);
    else if (since === null) pass(request, response, 'not caught up');
    else {
      const form = formOf(asked.accept);
      const exchange = { response, asked, since, key: getKey(url, form) };
      if (method !== 'POST') answerGet(request, exchange, form);
      else if (url !== '/graphql') pass(request, response, 'method');
      else if (form !== 'json') pass(request, response, 'accept');
      else answerPost(request, exchange);
    }
  };
};
