import type { GraphQLFieldResolver } from 'graphql';
import { nextTurn } from '../../event-loop/next-turn';
import { isRecord } from '../../explainer/is-record';

type Resolver = GraphQLFieldResolver<unknown, unknown>;

/**
 * Resolves a field at the top of a query in a turn of the event loop of its own, and hands out what it found in another: graphql-js
 * starts all of them at once, SQLite answers at once, and the twenty lists that a document may have were one piece of work.
 */
export const resolveInTurn =
  (resolve: Resolver): Resolver =>
  async (source, args, context, info) => {
    const request = isRecord(context) ? context : info.operation;
    await nextTurn(request);
    const found: unknown = await resolve(source, args, context, info);
    await nextTurn(request);
    return found;
  };
