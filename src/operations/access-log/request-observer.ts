import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import {
  requestIdHeader,
  type ObservedRequest,
  type RequestObserver,
} from '../../ports/observed-requests';
import { readRequestId } from './read-request-id';

const bytesOf = (method: string, response: ServerResponse): number | undefined => {
  if (method === 'HEAD' || response.statusCode === 304) return 0;
  const length = response.getHeader('content-length');
  return length === undefined ? undefined : Number(length);
};

/** Names requests, waits for their answers, and tells of each once. */
export const createRequestObserver = (
  watchesHits: boolean,
  tellAnswered: (request: ObservedRequest) => void,
): RequestObserver => {
  const routes = new WeakMap<object, string>();
  const watched = new WeakMap<object, string>();
  let inFlight = 0;
  return {
    watchesHits,
    inFlight: () => inFlight,
    routeOf: (response) => routes.get(response),
    tellRoute: (response, route) => {
      if (route !== undefined) routes.set(response, route);
    },
    name: (requestId, response) => {
      const own = readRequestId(requestId);
      if (own !== undefined) response.setHeader(requestIdHeader, own);
    },
    tellUnreadable: (status) => {
      const requestId = randomUUID();
      tellAnswered({
        ...{ requestId, method: undefined, address: undefined, route: undefined, status },
        ...{ bytes: undefined, cache: undefined, milliseconds: 0, isAborted: false },
      });
      return requestId;
    },
    watch: (request, response) => {
      const known = watched.get(response);
      if (known !== undefined) return known;
      const requestId = readRequestId(request.headers[requestIdHeader]) ?? randomUUID();
      watched.set(response, requestId);
      request.headers[requestIdHeader] = requestId;
      // With a header that is set beforehand, Node keeps those that are written later too, to be asked for.
      response.setHeader(requestIdHeader, requestId);
      const { method = '', url: address = '' } = request;
      const startedAt = performance.now();
      inFlight += 1;
      response.once('close', () => {
        inFlight -= 1;
        tellAnswered({
          ...{ requestId, method, address },
          route: routes.get(response),
          status: response.statusCode,
          bytes: bytesOf(method, response),
          cache: response.getHeader('cache-status')?.toString(),
          milliseconds: performance.now() - startedAt,
          isAborted: !response.writableFinished,
        });
      });
      return requestId;
    },
  };
};
