import type { RequestListener } from 'node:http';
import type { CacheCounts, RequestObserver } from '../../ports/observed-requests';
import type { DatabaseProbe } from '../../ports/database-probe';
import type { EmbedDoor } from '../../ports/embed-door';
import { isGraphqlRead } from '../query-memory';
import { isKeptGraphql } from '../policy/judge-graphql-body';
import type { PlaceJudge } from '../policy/judge-place';
import { judgeRequest } from '../policy/judge-request';
import {
  getKey,
  json,
  keyedGet,
  keyedPost,
  postKey,
  type KeyedRequest,
} from '../policy/keyed-request';
import { preferMediaType } from '../policy/prefer';
import { isAdmitted, type Admit } from './admission';
import type { AnswerStore } from './answer-store';
import { createAttempt } from './attempt';
import type { AnswerComputer } from './compute-answer';
import { createComputeAndSend } from './compute-and-send';
import { createHandOn } from './hand-on';
import { judgeOrigin } from './judge-origin';
import { memoizeHeader } from './memoize-header';
import { createMemorySender, type Exchange } from './memory-sender';
import { readBody } from './read-body';
import type { GiveHead } from './ready-head';
import { sendBusy } from './send';
import { createStaleIfAway } from './stale-if-away';

/** Where the reader takes none of the forms. */
const none = 'none';

interface FrontDoor {
  /** The ledger's number; null while it is not known. */
  number: () => number | null;
  /** What it was when it was last known. */
  lastNumber: () => number;
  database: Pick<DatabaseProbe, 'isThere' | 'isAway'>;
  place: PlaceJudge;
  store: AnswerStore;
  computer: AnswerComputer;
  observer: RequestObserver;
  counts: CacheCounts;
  embeds: Pick<EmbedDoor, 'isOpenToAll' | 'isOpenTo' | 'countView'>;
  admit: Admit;
  giveHead: GiveHead;
  /** Strapi's own listener. */
  next: RequestListener;
  /** Tells the operator. */
  tellFailure: (error: unknown, requestId: string) => void;
}

/** Decides at the door which way a request goes: answered from memory, computed for memory, or handed on. */
export const createFrontDoor = (given: FrontDoor): RequestListener => {
  const { number, lastNumber, database, place, store, computer, next } = given;
  const { observer, counts, embeds, admit } = given;
  const { countView } = embeds;
  const mediaTypeFor = memoizeHeader((accept) => preferMediaType(accept) ?? none);
  const attempt = createAttempt(given.tellFailure);
  const pass = createHandOn({ counts, observer, next });
  const memory = createMemorySender({
    ...{ store, lastNumber, observer, counts, countView, attempt, giveHead: given.giveHead },
  });
  const computeAndSend = createComputeAndSend({
    ...{ compute: computer.compute, memory, database, observer, counts, attempt },
  });
  const staleIfAway = createStaleIfAway({ memory, database, observer, attempt });

  /**
   * Who waits for what is being computed anyway costs nothing, and is not counted.
   *
   * @param refuse where too much was asked for
   */
  const admitToCompute = (
    exchange: Exchange,
    since: number | null,
    keyed: () => KeyedRequest,
    refuse: () => void,
  ): void => {
    const { request, response, key } = exchange;
    const isUnderWay = computer.isUnderWay({ key, since });
    if (!isUnderWay && computer.isFull()) {
      observer.watch(request, response);
      sendBusy(response, embeds.isOpenToAll);
    } else if (isUnderWay || isAdmitted(admit, request, response))
      computeAndSend(exchange, since, keyed());
    else refuse();
  };

  const computeGet = (exchange: Exchange, since: number | null, mediaType: string): void => {
    const { request, response } = exchange;
    const { url = '' } = request;
    const isGraphql = place.isGraphql(url);
    if (!place.isKept(url)) pass(request, response, 'address');
    else if (mediaType === none || (isGraphql && mediaType !== json))
      pass(request, response, 'accept');
    else
      admitToCompute(
        exchange,
        since,
        () => keyedGet(url, mediaType, isGraphql),
        () => pass(request, response, 'too many requests'),
      );
  };

  const answerGet = (exchange: Exchange, since: number | null, mediaType: string): void => {
    if (memory.sendFromMemory(exchange, since)) return;
    const compute = (): void => computeGet(exchange, since, mediaType);
    // Where something may have been published unheard, the database knows; only where it does not answer, memory may.
    if (since === null) staleIfAway(exchange, compute);
    else compute();
  };

  const answerPost = (exchange: Exchange, since: number | null): void => {
    const { request, response, asked } = exchange;
    const tellLate = (): void => void observer.watch(request, response);
    readBody(request, { bytes: asked.bodyBytes ?? 0, tellLate }, ({ text, putBack }) => {
      const keyed = { ...exchange, key: postKey(text) };
      if (memory.sendFromMemory(keyed, since)) return;
      const handOn = (reason: 'too many requests' | 'body'): void => {
        putBack();
        pass(request, response, reason);
      };
      if (!isKeptGraphql(text, isGraphqlRead)) handOn('body');
      else
        admitToCompute(
          keyed,
          since,
          () => keyedPost(text),
          () => handOn('too many requests'),
        );
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
    else if (method !== 'POST') answerGet(exchange, since, mediaType);
    else if (url !== '/graphql') pass(request, response, 'method');
    else if (mediaType !== json) pass(request, response, 'accept');
    else answerPost(exchange, since);
  };
};
