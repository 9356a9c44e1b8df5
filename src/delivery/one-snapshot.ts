import type { Core } from '@strapi/strapi';
import { authService } from '../strapi/rights';
import { inTransaction } from '../strapi/transaction';
import { routeOf } from '../strapi/routes';
import type { Context } from '../strapi/context';
import { isGraphqlAddress } from './policy/graphql-address';
import { isGraphqlRead } from './query-memory';

/** Reads the ledger by one statement, which sees one state of the database as it is; a long poll must see what comes. */
const ofOneStatement = 'explainer';

/**
 * A read that takes longer waits for somebody's lock on a table, as a migration by hand takes one, and will not be read by anybody; each
 * has a connection, without which nobody is answered.
 */
const longestSeconds = 15;

const isReadOfMany = (ctx: Context): boolean => {
  const route = routeOf(ctx);
  if (route?.type !== 'content-api' || route.apiName === ofOneStatement) return false;
  const isGet = ctx.method === 'GET' || ctx.method === 'HEAD';
  return isGet || (isGraphqlAddress(ctx.path) && isGraphqlRead(ctx.request.body));
};

/**
 * Lets every read of Strapi's REST and GraphQL see one state of the database. A populated read is many statements, and a publish
 * deletes rows and makes them anew: PostgreSQL showed each statement what was committed by then, and so articles without sections.
 * The snapshot begins after authentication, which writes down when a token was last used.
 */
export const installOneSnapshot = (strapi: Core.Strapi): void => {
  const auth = authService(strapi);
  const authenticate = auth.authenticate.bind(auth);
  auth.authenticate = (ctx, next) =>
    authenticate(ctx, () => {
      if (!isReadOfMany(ctx)) return next();
      return inTransaction(strapi, async (transaction) => {
        if (strapi.db.dialect.client === 'postgres') {
          await transaction.raw(
            `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = '${longestSeconds}s'`,
          );
        }
        return next();
      });
    });
};
