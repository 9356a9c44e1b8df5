import type { GraphQLResolveInfo } from 'graphql';
import { isRecord } from '../../explainer/is-record';

/** What is one and the same object for all fields of a request, and of no other: turns and counts are kept by it. */
export const requestOf = (
  context: unknown,
  { operation }: Pick<GraphQLResolveInfo, 'operation'>,
): object => (isRecord(context) ? context : operation);
