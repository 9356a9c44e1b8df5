import type { Core } from '@strapi/strapi';
import { isGraphqlAddress } from '../delivery/policy/graphql-address';
import { answerUnavailable } from '../operations/answer-unavailable';
import { databaseProbeOf } from '../ports/database-probe';
import type { Context } from '../strapi/context';

/** What Strapi makes of a database that is down: nobody's rights are known, nothing is found, it fails, or it has no login (`authentication.js` in @strapi/admin 5.54). */
const possibly = new Set([400, 401, 403, 404, 500, 501]);

const couldBeTheDatabase = (ctx: Context, isGraphql: boolean): boolean =>
  possibly.has(ctx.status) ||
  (isGraphql &&
    ctx.status === 200 &&
    typeof ctx.body === 'string' &&
    ctx.body.includes('"errors"'));

/** Answers 503 where an answer came about only because the database is down: a 404 would be believed, and kept. */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    const database = databaseProbeOf(strapi);
    const failures = database.failures();
    await next();
    const isGraphql = isGraphqlAddress(ctx.path);
    if (!couldBeTheDatabase(ctx, isGraphql)) return;
    // One that failed somebody else meanwhile is a reason to ask again, too.
    if (database.failures() > failures || !(await database.isThere())) answerUnavailable(ctx);
  };
