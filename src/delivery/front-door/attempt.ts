import type { ServerResponse } from 'node:http';
import { requestIdHeader } from '../../ports/observed-requests';
import { sendFailure } from './send';

/** Does what may fail: then the operator is told why, and the reader that it did. */
export type Attempt = (response: ServerResponse, work: () => Promise<void>) => void;

export const createAttempt =
  (tellFailure: (error: unknown, requestId: string) => void): Attempt =>
  (response, work) => {
    work().catch((error: unknown) => {
      tellFailure(error, String(response.getHeader(requestIdHeader) ?? ''));
      sendFailure(response);
    });
  };
