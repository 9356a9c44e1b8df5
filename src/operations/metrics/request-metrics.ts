import { Gauge, Histogram, type Registry } from 'prom-client';
import type { ObservedRequest } from '../../ports/observed-requests';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Measures requests by what there are few of, whatever is sent: patterns of routes, known methods, classes of status. An address
 * that leads nowhere has no pattern.
 *
 * @returns what is to be told of each
 */
export const registerRequestMetrics = (
  registry: Registry,
  inFlight: () => number,
): ((request: ObservedRequest) => void) => {
  const registers = [registry];
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took that were not answered from memory; long polls wait as long as they ask to',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  });
  new Gauge({
    name: 'http_requests_in_flight',
    help: 'Requests that are being answered',
    registers,
    collect() {
      this.set(inFlight());
    },
  });
  return ({ method, route, status, milliseconds, isAborted }) => {
    const labels = {
      method: method !== undefined && methods.has(method) ? method : 'other',
      route: route ?? 'none',
      status: isAborted ? 'aborted' : `${Math.floor(status / 100)}xx`,
    };
    duration.observe(labels, milliseconds / 1_000);
  };
};
