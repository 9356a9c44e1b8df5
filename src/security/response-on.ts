import { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The answer that a connection waits for, to a request of which the head could be read. */
export const responseOn = (socket: Duplex): ServerResponse | undefined => {
  const response: unknown = '_httpMessage' in socket ? socket._httpMessage : undefined;
  return response instanceof ServerResponse ? response : undefined;
};
