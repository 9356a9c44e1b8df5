import type { Core } from '@strapi/strapi';
import { drain } from './drain';

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
    await drain(strapi.server.httpServer, drainSeconds * 1_000);
    await destroy();
  };
};
