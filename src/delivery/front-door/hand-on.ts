import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { CacheCounts, RequestObserver } from '../../ports/observed-requests';
import { bypassStatus } from '../policy/cache-status';
import type { BypassReason } from '../policy/judge-request';
import { asksDatabase } from '../policy/public-read';
import { askEachTime } from '../policy/ready-answer';
import { countBypass } from './cache-counts';

interface Means {
  counts: CacheCounts;
  observer: Pick<RequestObserver, 'watch'>;
  /** Strapi's own listener. */
  next: RequestListener;
}

/** A request of these says what its address does not, so that the answer is for whoever sent it. */
const personal: ReadonlySet<BypassReason> = new Set([
  ...(['credentials', 'cookie', 'unusual header', 'method'] as const),
]);

const forNobodyElse = 'private, no-store';

const pathOf = (url: string): string => url.split('?', 1)[0] ?? '';

/** Hands requests on to Strapi, and has the answer say why. */
export const createHandOn =
  ({ counts, observer, next }: Means) =>
  (request: IncomingMessage, response: ServerResponse, reason: BypassReason): void => {
    observer.watch(request, response);
    countBypass(counts, reason);
    response.setHeader('Cache-Status', bypassStatus(reason));
    // Where whoever answers says nothing of it, a cache in between would keep for everybody what a header made for one.
    if (asksDatabase(pathOf(request.url ?? ''))) {
      response.setHeader('Cache-Control', personal.has(reason) ? forNobodyElse : askEachTime);
    }
    next(request, response);
  };
