import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { requestIdHeader, type CacheCounts, type RequestObserver } from '../../observed-requests';
import type { DatabaseProbe } from '../../database-probe';
import type { EmbedDoor } from '../../embed-door';
import { bypassStatus } from '../policy/cache-status';
import { isKeptGraphql } from '../policy/judge-graphql-body';
import type { PlaceJudge } from '../policy/judge-place';
import { judgeRequest, type BypassReason } from '../policy/judge-request';
import {
  getKey,
  json,
  keyedGet,
  keyedPost,
  postKey,
  type KeyedRequest,
} from '../policy/keyed-request';
import { preferMediaType } from '../policy/prefer';
import type { AnswerStore } from './answer-store';
import { countBypass } from './cache-counts';
import type { AnswerComputer } from './compute-answer';
import { memoizeHeader } from './memoize-header';
import { readBody } from './read-body';
import { judgeOrigin } from './judge-origin';
import { createMemorySender, type Exchange } from './memory-sender';
import { sendComputed, sendFailure } from './send';

/** Where the reader takes none of the forms. */
const none = 'none';

interface FrontDoor {
  /** The ledger's number; null while it is not known. */
  number: () => number | null;
  /** What it was when it was last known. */
  lastNumber: () => number;
  database: DatabaseProbe;
  place: PlaceJudge;
  store: AnswerStore;
  compute: AnswerComputer;
  observer: RequestObserver;
  counts: CacheCounts;
  embeds: Pick<EmbedDoor, 'isOpenToAll' | 'isOpenTo' | 'countView'>;
  /** Whether an answer may be computed for a reader, and what is said of how many more; what is in memory is not counted. */
  admit: (request: IncomingMessage) => {
    admitted: boolean;
    fields: Readonly<Record<string, string>>;
  };
  /** Strapi's own listener. */
  next: RequestListener;
  /** Tells the operator. */
  tellFailure: (error: unknown, requestId: string) => void;
}

/** Answers from memory what was answered since the last change, and hands on what it may not answer. */
export const createFrontDoor = (given: FrontDoor): RequestListener => {
  const { number, lastNumber, database, place, store, compute, next, tellFailure } = given;
  const { observer, counts, embeds, admit } = given;
  const { countView } = embeds;
  const mediaTypeFor = memoizeHeader((accept) => preferMediaType(accept) ?? none);

  const handOn = (
    request: IncomingMessage,
    response: ServerResponse,
    reason: BypassReason,
  ): void => {
    countBypass(counts, reason);
    response.setHeader('Cache-Status', bypassStatus(reason));
    next(request, response);
  };

  const pass = (request: IncomingMessage, response: ServerResponse, reason: BypassReason): void => {
    observer.watch(request, response);
    handOn(request, response, reason);
  };

  const attempt = (response: ServerResponse, work: () => Promise<void>): void => {
    work().catch((error: unknown) => {
      tellFailure(error, String(response.getHeader(requestIdHeader) ?? ''));
      sendFailure(response);
    });
  };

  const memory = createMemorySender({
    ...{ store, lastNumber, observer, counts, countView, attempt },
  });

  /** Of one reader, and beside the answer, which may be given to others. */
  const isAdmitted = (request: IncomingMessage, response: ServerResponse): boolean => {
    const { admitted, fields } = admit(request);
    if (!admitted) return false;
    for (const [name, value] of Object.entries(fields)) response.setHeader(name, value);
    return true;
  };

  const computeAndSend = (exchange: Exchange, since: number, keyed: KeyedRequest): void => {
    const { request, response, asked, key } = exchange;
    counts.misses += 1;
    const requestId = observer.watch(request, response);
    attempt(response, async () => {
      const outcome = await compute({ key, since, requestId }, keyed);
      observer.tellRoute(response, outcome.route);
      if ('stored' in outcome) {
        await memory.send(exchange, outcome.stored, outcome.status);
        return;
      }
      const stale = database.isAway() ? memory.findStale(key) : undefined;
      if (stale === undefined) sendComputed(response, asked, outcome);
      else await memory.sendStale(exchange, stale);
    });
  };

  const answerGet = (exchange: Exchange, since: number, mediaType: string): void => {
    if (memory.sendFromMemory(exchange, since)) return;
    const { request, response } = exchange;
    const { url = '' } = request;
    const isGraphql = place.isGraphql(url);
    if (!place.isKept(url)) pass(request, response, 'address');
    else if (mediaType === none || (isGraphql && mediaType !== json))
      pass(request, response, 'accept');
    else if (!isAdmitted(request, response)) pass(request, response, 'too many requests');
    else computeAndSend(exchange, since, keyedGet(url, mediaType, isGraphql));
  };

  const answerPost = (exchange: Exchange, since: number): void => {
    const { request, response, asked } = exchange;
    const tellLate = (): void => void observer.watch(request, response);
    readBody(request, { bytes: asked.bodyBytes ?? 0, tellLate }, ({ text, putBack }) => {
      const keyed = { ...exchange, key: postKey(text) };
      if (memory.sendFromMemory(keyed, since)) return;
      const isKept = isKeptGraphql(text);
      if (isKept && isAdmitted(request, response)) computeAndSend(keyed, since, keyedPost(text));
      else {
        putBack();
        pass(request, response, isKept ? 'too many requests' : 'body');
      }
    });
  };

  /** Where something may have been published unheard: the database knows, and only where it does not answer, memory may. */
  const answerInDoubt = (exchange: Exchange): void => {
    const { request, response, key } = exchange;
    const stale = memory.findStale(key);
    if (stale === undefined) {
      pass(request, response, 'not caught up');
      return;
    }
    observer.watch(request, response);
    attempt(response, async () => {
      if (await database.isThere()) handOn(request, response, 'not caught up');
      else await memory.sendStale(exchange, stale);
    });
  };

  return (request, response) => {
    const { method = '', url = '' } = request;
    const asked = judgeRequest(method, url, request.rawHeaders);
    if (!asked.cacheable) {
      pass(request, response, asked.reason);
      return;
    }
    const since = number();
    const mediaType = mediaTypeFor(asked.accept);
    const exchange = { request, response, asked, key: getKey(url, mediaType) };
    if (!embeds.isOpenToAll && !judgeOrigin(embeds, exchange)) pass(request, response, 'origin');
    else if (method !== 'POST') {
      if (since === null) answerInDoubt(exchange);
      else answerGet(exchange, since, mediaType);
    } else if (since === null) pass(request, response, 'not caught up');
    else if (url !== '/graphql') pass(request, response, 'method');
    else if (mediaType !== json) pass(request, response, 'accept');
    else answerPost(exchange, since);
  };
};
