import { errors } from '@strapi/utils';
import { explainUnknownColumn } from '../errors/explain-unknown-column';
import { explainUnreadable } from '../errors/explain-unreadable';
import { routeOf } from '../strapi/routes';
import type { Context } from '../strapi/context';

/**
 * Answers 400 where the panel was sent a value that cannot be read, or a name of nothing: Strapi gives the database whatever stands in an address. Elsewhere values
 * are judged before a database has them, and one that it cannot read is a fault of ours.
 */
export default () => async (ctx: Context, next: () => Promise<unknown>) => {
  try {
    await next();
  } catch (error) {
    const problem =
      routeOf(ctx)?.type === 'admin'
        ? (explainUnreadable(error) ?? explainUnknownColumn(error, ctx.search))
        : null;
    throw problem === null ? error : new errors.ValidationError(problem);
  }
};
