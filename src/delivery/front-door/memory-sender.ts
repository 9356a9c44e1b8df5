import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EmbedDoor } from '../../ports/embed-door';
import type { CacheCounts, RequestObserver } from '../../ports/observed-requests';
import { staleStatus } from '../policy/cache-status';
import type { CacheableRequest } from '../policy/judge-request';
import { preferEncoding } from '../policy/prefer';
import type { AnswerStore } from './answer-store';
import type { Attempt } from './attempt';
import { memoizeHeader } from './memoize-header';
import type { GiveHead } from './ready-head';
import { sendStored, type Sent } from './send';
import type { StoredAnswer } from './stored-answer';

/** A request, and the answer that it waits for. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  asked: CacheableRequest;
  key: string;
}

interface Means {
  store: AnswerStore;
  /** The ledger's number when it was last known. */
  lastNumber: () => number;
  observer: RequestObserver;
  counts: CacheCounts;
  countView: EmbedDoor['countView'];
  attempt: Attempt;
  giveHead: GiveHead;
}

/** Sends what is in memory. */
export const createMemorySender = (means: Means) => {
  const { store, lastNumber, observer, counts, countView, attempt, giveHead } = means;
  const encodingOf = memoizeHeader(preferEncoding);

  /** @returns whether 304 */
  const deliver = (exchange: Exchange, sent: Sent): boolean => {
    const { request, asked } = exchange;
    const { shown } = sent.stored;
    if (shown !== undefined && !asked.isHead) countView(shown, request.rawHeaders);
    return sendStored(exchange, sent, giveHead);
  };

  const send = async (exchange: Exchange, stored: StoredAnswer, status?: string): Promise<void> => {
    const { asked, key } = exchange;
    const encoding = encodingOf(asked.acceptEncoding);
    const form = await stored.encode(encoding);
    store.weigh(key, stored);
    deliver(exchange, { stored, form, status });
  };

  return {
    send,
    /** Whether there was something in memory that holds still, which is then sent. */
    sendFromMemory: (exchange: Exchange, since: number | null): boolean => {
      const { request, response, asked, key } = exchange;
      const stored = store.get(key);
      if (since === null || stored?.number !== since || performance.now() >= stored.keptUntil)
        return false;
      counts.hits += 1;
      if (observer.watchesHits) observer.watch(request, response);
      else if (asked.requestId !== '') observer.name(asked.requestId, response);
      const form = stored.ready(encodingOf(asked.acceptEncoding));
      if (form === undefined) attempt(response, () => send(exchange, stored));
      else if (deliver(exchange, { stored, form })) counts.notModified += 1;
      return true;
    },
    /**
     * What may be sent while the database does not answer: it says of itself how long (RFC 5861), and nothing was published
     * between its computing and when this instance was last told of anything.
     */
    findStale: (key: string): StoredAnswer | undefined => {
      const stored = store.get(key);
      const isLast = stored?.number === lastNumber();
      return isLast && performance.now() < stored.staleUntil ? stored : undefined;
    },
    sendStale: async (exchange: Exchange, stored: StoredAnswer): Promise<void> => {
      counts.stale += 1;
      const age = Math.floor((performance.now() - stored.computedAt) / 1_000);
      exchange.response.setHeader('Age', age);
      await send(exchange, stored, staleStatus(age));
    },
  };
};

export type MemorySender = ReturnType<typeof createMemorySender>;
