import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import { collectDefaultMetrics, Registry } from 'prom-client';
import {
  cacheFiguresOf,
  requestObserverOf,
  type ObservedRequest,
} from '../../ports/observed-requests';
import { judgedFiguresOf } from '../../ports/judged-figures';
import { countConnections } from '../../strapi/connections';
import { databaseProbeOf } from '../../ports/database-probe';
import { ledgerOf } from '../../strapi/our-services';
import type { Context } from '../../strapi/context';
import { registerCacheMetrics } from './cache-metrics';
import { registerDatabaseMetrics } from './database-metrics';
import { registerJudgedMetrics } from './judged-metrics';
import { judgeMetricsReader } from './judge-reader';
import { registerLedgerMetrics } from './ledger-metrics';
import { registerRequestMetrics } from './request-metrics';

/**
 * `/metrics`, for Prometheus: what this process does and how it is, and of content nothing.
 *
 * @returns what is to be told of each request that was answered
 */
export const installMetrics = (
  strapi: Core.Strapi,
  { metricsToken }: { metricsToken: string | undefined },
): ((request: ObservedRequest) => void) => {
  const registry = new Registry();
  // Memory, processor time, and how long the event loop is held up.
  collectDefaultMetrics({ register: registry });
  registerCacheMetrics(registry, () => cacheFiguresOf(strapi));
  registerJudgedMetrics(registry, () => judgedFiguresOf(strapi));
  registerLedgerMetrics(
    registry,
    () => ledgerOf(strapi),
    () => databaseProbeOf(strapi).isAway(),
  );
  registerDatabaseMetrics(
    registry,
    () => countConnections(strapi),
    () => databaseProbeOf(strapi).isThere(),
  );
  const handler = async (ctx: Context): Promise<void> => {
    ctx.set('Cache-Control', 'no-store');
    const { headers, socket } = ctx.req;
    const verdict = judgeMetricsReader(
      { headers, remoteAddress: socket.remoteAddress },
      metricsToken,
    );
    // Of a ForbiddenError Strapi keeps the message from whoever asked.
    if (!verdict.ok) throw new errors.PolicyError(verdict.message);
    const text = await registry.metrics();
    ctx.set('Content-Type', registry.contentType);
    ctx.body = text;
  };
  strapi.server.routes([{ method: 'GET', path: '/metrics', handler, config: { auth: false } }]);
  return registerRequestMetrics(registry, () => requestObserverOf(strapi).inFlight());
};
