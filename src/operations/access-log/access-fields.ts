import { maskAddress } from './mask-address';
import type { ObservedRequest } from '../../ports/observed-requests';

/** What the log says of a request: no address of the reader, no header that they sent but the id, and no secret. */
export const accessFields = (
  request: ObservedRequest,
  time: string,
): Readonly<Record<string, unknown>> => {
  const { requestId, method, address, route, status, bytes, milliseconds, cache } = request;
  const { path, query } = address === undefined ? { path: null, query: '' } : maskAddress(address);
  return {
    ...{ time, level: 'http', requestId, method: method ?? null, path },
    ...(query === '' ? {} : { query }),
    ...{ route: route ?? null, status, bytes: bytes ?? null },
    milliseconds: Math.round(milliseconds * 10) / 10,
    cache: cache ?? null,
    ...(request.isAborted ? { aborted: true } : {}),
  };
};
