import { Counter, Gauge, type Registry } from 'prom-client';
import type { CacheFigures } from '../../ports/observed-requests';

/** Reads what the front door counted when it is asked for: to count is all that an answer from memory has time for. */
export const registerCacheMetrics = (
  registry: Registry,
  figures: () => CacheFigures | undefined,
): void => {
  const registers = [registry];
  new Counter({
    name: 'explainer_cache_requests_total',
    help: 'Requests by what memory did: hit (not_modified: answered 304), miss, stale (the database was down), or bypass with the reason',
    labelNames: ['result', 'reason'],
    registers,
    collect() {
      this.reset();
      const counts = figures()?.counts;
      if (counts === undefined) return;
      this.inc({ result: 'hit', reason: '' }, counts.hits - counts.notModified);
      this.inc({ result: 'hit', reason: 'not_modified' }, counts.notModified);
      this.inc({ result: 'miss', reason: '' }, counts.misses);
      this.inc({ result: 'stale', reason: '' }, counts.stale);
      for (const [reason, count] of counts.bypasses) this.inc({ result: 'bypass', reason }, count);
    },
  });
  const gauge = (name: string, help: string, read: (given: CacheFigures) => number): void => {
    new Gauge({
      ...{ name, help, registers },
      collect() {
        const given = figures();
        this.set(given === undefined ? 0 : read(given));
      },
    });
  };
  gauge('explainer_cache_bytes', 'Room that answers in memory take', ({ bytes }) => bytes());
  gauge('explainer_cache_entries', 'Answers in memory', ({ entries }) => entries());
  gauge('explainer_cache_limit_bytes', 'Room that they may take', ({ mostBytes }) => mostBytes);
};
