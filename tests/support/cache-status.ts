import type { Response } from 'supertest';

/** What the memory in front of Strapi did with a request, as `Cache-Status` tells it (RFC 9211). */
export const cacheStatus = ({ headers }: Pick<Response, 'headers'>): string =>
  String(headers['cache-status']).replace(/^explainer; /, '');

const ofOneMessage = ['date', 'connection', 'keep-alive', 'cache-status', 'x-request-id'];

/** Headers that tell of the content, and not of the one message. */
export const lasting = ({ headers }: Pick<Response, 'headers'>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ofOneMessage.includes(name)));
