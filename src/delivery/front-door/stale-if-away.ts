import type { RequestObserver } from '../../ports/observed-requests';
import type { DatabaseProbe } from '../../ports/database-probe';
import type { Attempt } from './attempt';
import type { Exchange, MemorySender } from './memory-sender';

interface Means {
  memory: Pick<MemorySender, 'findStale' | 'sendStale'>;
  database: Pick<DatabaseProbe, 'isThere'>;
  observer: Pick<RequestObserver, 'watch'>;
  attempt: Attempt;
}

/** Sends what is in memory, however old, where the database does not answer, and has it computed where it does. */
export const createStaleIfAway =
  ({ memory, database, observer, attempt }: Means) =>
  (exchange: Exchange, compute: () => void): void => {
    const { request, response, key } = exchange;
    const stale = memory.findStale(key);
    if (stale === undefined) {
      compute();
      return;
    }
    observer.watch(request, response);
    attempt(response, async () => {
      if (await database.isThere()) compute();
      else await memory.sendStale(exchange, stale);
    });
  };
