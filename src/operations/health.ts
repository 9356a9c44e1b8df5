import type { Core } from '@strapi/strapi';
import { lookAtSqliteFile } from '../database/sqlite-file';
import { onNoConnection } from '../strapi/acquired-connections';
import { cutConnections, openPostgresConnection } from '../strapi/connections';
import { isOfDatabase } from '../strapi/database-errors';
import { type DatabaseProbe } from '../ports/database-probe';
import { removeRoute } from '../strapi/routes';
import { endingOf, ledgerOf } from '../strapi/our-services';
import type { Context } from '../strapi/context';
import { createDatabaseProbe, patienceMilliseconds } from './probe-database';

const answer = (ctx: Context, status: number, body: object): void => {
  ctx.status = status;
  ctx.set('Cache-Control', 'no-store');
  ctx.body = body;
};

/** Why no requests should be sent here; null where they should. */
const judgeReadiness = async (
  ending: AbortSignal,
  { isThere }: DatabaseProbe,
): Promise<'ending' | 'database' | null> => {
  if (ending.aborted) return 'ending';
  return (await isThere()) ? null : 'database';
};

const createProbe = (strapi: Core.Strapi): DatabaseProbe => {
  const isSqlite = strapi.db.dialect.client === 'sqlite';
  let failures = 0;
  strapi.db.connection.on('query-error', (error: unknown) => {
    if (isOfDatabase(error)) failures += 1;
  });
  onNoConnection(strapi, () => {
    failures += 1;
  });
  const probe = createDatabaseProbe({
    ask: async () => {
      // Not on the pool's only connection, which is there while it is busy writing: an import would look like a failure.
      if (isSqlite) {
        lookAtSqliteFile(strapi);
        return;
      }
      // Longer than anybody waits; a connection that does not answer by then is not used again.
      await strapi.db.connection.raw('SELECT 1').timeout(2 * patienceMilliseconds);
    },
    askAside: async () => {
      if (isSqlite) return;
      const connection = await openPostgresConnection(strapi);
      try {
        await connection.query('SELECT 1');
      } finally {
        connection.end().catch(() => undefined);
      }
    },
    isHeard: () => ledgerOf(strapi).number() !== null,
    letGo: () => {
      strapi.log.warn('The database is silent: all connections to it are ended');
      cutConnections(strapi);
    },
  });
  return { ...probe, failures: () => failures };
};

/** Where Strapi says 204 itself, whatever its database does, and whoever knows Strapi asks. */
const strapisOwn = '/_health';

/**
 * `/healthz` says that the process answers, `/readyz` that requests should be sent to it, and so does `/_health`, without a word. Strapi
 * listens only when its migrations are done.
 */
export const installHealth = (strapi: Core.Strapi): void => {
  const probe = createProbe(strapi);
  strapi.add('databaseProbe', () => probe);
  const route = (path: string, handler: (ctx: Context) => Promise<void> | void) => ({
    method: 'GET' as const,
    path,
    handler,
    config: { auth: false as const },
  });
  const readiness = async (ctx: Context, sayReady: () => void): Promise<void> => {
    const reason = await judgeReadiness(endingOf(strapi), probe);
    if (reason === null) {
      sayReady();
      return;
    }
    ctx.set('Retry-After', '1');
    answer(ctx, 503, { status: 'not ready', reason });
  };
  removeRoute(strapi, strapisOwn);
  strapi.server.routes([
    route('/healthz', (ctx) => answer(ctx, 200, { status: 'alive' })),
    route('/readyz', async (ctx) => readiness(ctx, () => answer(ctx, 200, { status: 'ready' }))),
    route(strapisOwn, async (ctx) =>
      readiness(ctx, () => {
        ctx.status = 204;
        ctx.set('Cache-Control', 'no-store');
      }),
    ),
  ]);
};
