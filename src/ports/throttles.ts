import type { IncomingMessage } from 'node:http';
import type { Core } from '@strapi/strapi';

/** Of a request, what its address is told by. */
export interface Sender {
  headers: IncomingMessage['headers'];
  socket: { remoteAddress?: string | undefined };
}

/** The header fields of draft-ietf-httpapi-ratelimit-headers-10, §§3 and 4; none where reads have no bound. */
type RateLimitFields = Readonly<Record<string, string>>;

export interface ReadTurn {
  admitted: boolean;
  fields: RateLimitFields;
  retryAfterSeconds: number;
}

/** Bounds what each address reads without a credential, in this process. */
export interface ReadThrottle {
  anonymous: (request: Sender) => ReadTurn;
  /** One that comes with a credential counts until that is proven to be one; one that was lately does not count. */
  unproven: (request: Sender, credential: string) => ReadTurn & { prove: () => void };
}

export const readThrottleOf = (strapi: Core.Strapi): ReadThrottle =>
  strapi.get<ReadThrottle>('readThrottle');

/** A try that may go on, to be taken back where it succeeds; or one that may not, and when to try again. */
export type LoginTurn =
  | { admitted: true; giveBack: () => Promise<void> }
  | { admitted: false; retryAfterSeconds: number };

/** A password or what stands for one; or what a session is renewed with, which nobody can guess. */
export type Tried = 'login' | 'renewal';

/** Bounds how often passwords and sessions are tried. */
export type LoginThrottle = (request: Sender, tried: Tried) => Promise<LoginTurn>;

export const loginThrottleOf = (strapi: Core.Strapi): LoginThrottle =>
  strapi.get<LoginThrottle>('loginThrottle');
