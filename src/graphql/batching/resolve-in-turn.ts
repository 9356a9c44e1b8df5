import {
  isNonNullType,
  Kind,
  type GraphQLFieldResolver,
  type OperationDefinitionNode,
} from 'graphql';
import { nextTurn } from '../../event-loop/next-turn';
import { requestOf } from './request-of';

type Resolver = GraphQLFieldResolver<unknown, unknown>;

const hasOneField = ({ selectionSet: { selections } }: OperationDefinitionNode): boolean =>
  selections.length === 1 && selections[0]?.kind === Kind.FIELD;

/** Requests whose answer is null as a whole, because a field that cannot be null failed. */
const failed = new WeakSet();

/**
 * Resolves each of several fields at the top of a query in a turn of the event loop of its own, and hands out what it found in another:
 * graphql-js starts all of them at once, SQLite answers at once, and the twenty lists that a document may have were one piece of
 * work. What has not begun when the answer is known to be null does not begin: it would be read for nobody, past the
 * snapshot of the request (`one-snapshot.ts`), which ends with the answer.
 */
export const resolveInTurn =
  (resolve: Resolver): Resolver =>
  async (source, args, context, info) => {
    if (hasOneField(info.operation)) return resolve(source, args, context, info);
    const request = requestOf(context, info);
    await nextTurn(request);
    if (failed.has(request)) return null;
    try {
      const found: unknown = await resolve(source, args, context, info);
      await nextTurn(request);
      return found;
    } catch (reason) {
      if (isNonNullType(info.returnType)) failed.add(request);
      throw reason;
    }
  };
