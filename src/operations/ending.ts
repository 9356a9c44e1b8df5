import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { cutConnections } from '../strapi/connections';
import { drain } from './drain';

/**
 * So long all else may take to close beyond what is left for requests. The database's pool waits for each connection that works, and a
 * write, such as of views that were counted, for a lock that somebody has: the process stayed until then, and was killed.
 */
const longestCloseMilliseconds = 3_000;

/**
 * Lets everything that is under way be answered before the process ends. Strapi ends Apollo first, and then cuts every connection:
 * of 21 requests that were under way at a SIGTERM, it answered none.
 */
export const installEnding = (strapi: Core.Strapi, { drainSeconds }: { drainSeconds: number }) => {
  const ending = new AbortController();
  // Whoever only waits for news is told at once that there is none.
  strapi.add('ending', () => ending.signal);
  const destroy = strapi.destroy.bind(strapi);
  strapi.destroy = async () => {
    ending.abort();
    const until = performance.now() + drainSeconds * 1_000;
    const isDone = await drain(strapi.server.httpServer, drainSeconds * 1_000);
    // Nobody is told any more of what they do.
    if (!isDone) cutConnections(strapi);
    const left = Math.max(0, until - performance.now());
    await Promise.race([destroy(), wait(left + longestCloseMilliseconds)]);
  };
};
