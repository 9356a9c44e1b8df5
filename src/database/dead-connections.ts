import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { waitingConnections, type PostgresConnection } from '../strapi/connections';

/** One that works, or waits for a lock, is "active" (PostgreSQL's manual, 27.2.3). */
const workingOf = `SELECT pg_backend_pid() AS own, ARRAY(
  SELECT pid FROM pg_stat_activity WHERE pid = ANY($1) AND (state IS NULL OR state NOT LIKE 'idle%')
) AS working`;

const answer = z.object({ own: z.number(), working: z.array(z.number()) });

/**
 * Finds connections that are open here alone, such as after a firewall has forgotten them: what is asked on one gets nowhere, and TCP
 * gives up after a quarter of an hour. Each look is one at what is waited for since the last; what the server does nothing for, at two looks,
 * will not be answered.
 *
 * @returns what looks, by `connection`, on which the server answers, and ends those that are dead
 */
export const createLookForDead = (
  strapi: Core.Strapi,
): ((connection: PostgresConnection) => Promise<void>) => {
  let waitedFor = new WeakSet();
  let suspected = new WeakSet();
  return async (connection) => {
    const waiting = waitingConnections(strapi);
    const long = waiting.filter(({ question }) => waitedFor.has(question));
    waitedFor = new WeakSet(waiting.map(({ question }) => question));
    if (long.length === 0) return;
    const { rows } = await connection.query(workingOf, [long.map(({ pid }) => pid)]);
    const { own, working } = answer.parse(rows[0]);
    // A pooler in between gives numbers of its own.
    if (own !== connection.processID) return;
    const idle = long.filter(({ pid }) => !working.includes(pid));
    for (const { question, cut } of idle) {
      if (!suspected.has(question)) continue;
      strapi.log.warn('A connection to the database is dead, and is ended');
      cut();
    }
    suspected = new WeakSet(idle.map(({ question }) => question));
  };
};
