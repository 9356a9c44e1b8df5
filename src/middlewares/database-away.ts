import type { Core } from '@strapi/strapi';
import { asksDatabase } from '../delivery/policy/public-read';
import { answerUnavailable } from '../operations/answer-unavailable';
import { databaseProbeOf } from '../ports/database-probe';
import type { Context } from '../strapi/context';

/**
 * Answers 503 at once while the database is known to be away: one that is silent would be waited for, and whoever asks meanwhile
 * would fill the queue for its connections.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    if (databaseProbeOf(strapi).isAway() && asksDatabase(ctx.path)) answerUnavailable(ctx);
    else await next();
  };
