import type { CacheCounts, RequestObserver } from '../../ports/observed-requests';
import type { DatabaseProbe } from '../../ports/database-probe';
import type { KeyedRequest } from '../policy/keyed-request';
import type { Attempt } from './attempt';
import { countBypass } from './cache-counts';
import type { AnswerComputer } from './compute-answer';
import type { Exchange, MemorySender } from './memory-sender';
import { sendComputed } from './send';

interface Means {
  compute: AnswerComputer['compute'];
  memory: Pick<MemorySender, 'send' | 'findStale' | 'sendStale'>;
  database: Pick<DatabaseProbe, 'isAway'>;
  observer: RequestObserver;
  counts: CacheCounts;
  attempt: Attempt;
}

/** Has an answer computed and sends it, or what is in memory where the database went away meanwhile. */
export const createComputeAndSend =
  ({ compute, memory, database, observer, counts, attempt }: Means) =>
  (exchange: Exchange, since: number | null, keyed: KeyedRequest): void => {
    const { request, response, asked, key } = exchange;
    if (since === null) countBypass(counts, 'not caught up');
    else counts.misses += 1;
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
