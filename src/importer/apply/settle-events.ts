import type { Core } from '@strapi/strapi';
import { setTimeout as wait } from 'node:timers/promises';
import { isDatabaseIdle } from '../../strapi/connections';

const pollMilliseconds = 5;
/** A query that follows another leaves its connection for less than a turn of the event loop. */
const quietTurns = 3;
const patienceMilliseconds = 30_000;

/**
 * Waits until what Strapi does after a commit is done: where there are webhooks, it reads every written entry anew to tell
 * them (`database/unheard-events.ts`), and nothing awaits that. With a thousand explainers those readings would pile up in memory, and
 * hold up the next writes.
 */
export const settleEvents = async (strapi: Core.Strapi): Promise<void> => {
  const deadline = performance.now() + patienceMilliseconds;
  for (let quiet = 0; quiet < quietTurns && performance.now() < deadline; ) {
    await wait(pollMilliseconds);
    quiet = isDatabaseIdle(strapi) ? quiet + 1 : 0;
  }
};
