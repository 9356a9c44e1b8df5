import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { CacheCounts, RequestObserver } from '../../ports/observed-requests';
import { bypassStatus } from '../policy/cache-status';
import type { BypassReason } from '../policy/judge-request';
import { countBypass } from './cache-counts';

interface Means {
  counts: CacheCounts;
  observer: Pick<RequestObserver, 'watch'>;
  /** Strapi's own listener. */
  next: RequestListener;
}

type Hand = (request: IncomingMessage, response: ServerResponse, reason: BypassReason) => void;

/** Hands requests on to Strapi, and has the answer say why: `pass` those that nobody watches yet. */
export const createHandOn = ({ counts, observer, next }: Means): { handOn: Hand; pass: Hand } => {
  const handOn: Hand = (request, response, reason) => {
    countBypass(counts, reason);
    response.setHeader('Cache-Status', bypassStatus(reason));
    next(request, response);
  };
  return {
    handOn,
    pass: (request, response, reason) => {
      observer.watch(request, response);
      handOn(request, response, reason);
    },
  };
};
