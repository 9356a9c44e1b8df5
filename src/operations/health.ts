import type { Core } from '@strapi/strapi';
import { endingOf, isDatabaseIdle, type Context } from '../strapi-types';
import { createDatabaseProbe, patienceMilliseconds, type DatabaseProbe } from './database-probe';

const answer = (ctx: Context, status: number, body: object): void => {
  ctx.status = status;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = body;
};

/** Why no requests should be sent here; null where they should. */
const judgeReadiness = async (
  ending: AbortSignal,
  isDatabaseThere: DatabaseProbe,
): Promise<'ending' | 'database' | null> => {
  if (ending.aborted) return 'ending';
  return (await isDatabaseThere()) ? null : 'database';
};

/**
 * `/healthz` says that the process answers, `/readyz` that requests should be sent to it: Strapi's own `/_health` says 204 with
 * the database down. Strapi listens only when its migrations are done.
 */
export const installHealth = (strapi: Core.Strapi): void => {
  const isDatabaseThere = createDatabaseProbe(async () => {
    // SQLite has one connection, and one that is busy writing is there: an import would look like a failure.
    if (strapi.db.dialect.client === 'sqlite' && !isDatabaseIdle(strapi)) return;
    await strapi.db.connection.raw('SELECT 1').timeout(patienceMilliseconds);
  });
  strapi.add('databaseProbe', () => isDatabaseThere);
  const route = (path: string, handler: (ctx: Context) => Promise<void> | void) => ({
    method: 'GET' as const,
    path,
    handler,
    config: { auth: false as const },
  });
  strapi.server.routes([
    route('/healthz', (ctx) => answer(ctx, 200, { status: 'alive' })),
    route('/readyz', async (ctx) => {
      const reason = await judgeReadiness(endingOf(strapi), isDatabaseThere);
      if (reason === null) {
        answer(ctx, 200, { status: 'ready' });
        return;
      }
      ctx.set('Retry-After', '1');
      answer(ctx, 503, { status: 'not ready', reason });
    }),
  ]);
};
