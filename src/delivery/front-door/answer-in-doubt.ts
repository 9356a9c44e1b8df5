import type { RequestObserver } from '../../ports/observed-requests';
import type { DatabaseProbe } from '../../ports/database-probe';
import type { Attempt } from './attempt';
import type { createHandOn } from './hand-on';
import type { Exchange, MemorySender } from './memory-sender';

interface Means extends ReturnType<typeof createHandOn> {
  memory: Pick<MemorySender, 'findStale' | 'sendStale'>;
  database: Pick<DatabaseProbe, 'isThere'>;
  observer: Pick<RequestObserver, 'watch'>;
  attempt: Attempt;
}

/** Where something may have been published unheard: the database knows, and only where it does not answer, memory may. */
export const createAnswerInDoubt =
  ({ handOn, pass, memory, database, observer, attempt }: Means) =>
  (exchange: Exchange): void => {
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
