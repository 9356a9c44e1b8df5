import { Kind, OperationTypeNode, parse, type DocumentNode } from 'graphql';
import { isRecord } from '../../explainer/is-record';

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // GraphQL itself tells the reader what is wrong with it.
    return undefined;
  }
};

const parseQuery = (query: string): DocumentNode | undefined => {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
};

/** Whether a GraphQL document does nothing but read; not where it is none. */
export const isReadOnly = (query: string): boolean =>
  parseQuery(query)?.definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      definition.operation === OperationTypeNode.QUERY,
  ) ?? false;

/** The hash by which a request to GraphQL names a query that was sent before, as Apollo's persisted queries have it. */
export const persistedHashOf = (request: Record<string, unknown>): string | undefined => {
  const { extensions } = request;
  if (!isRecord(extensions) || !isRecord(extensions.persistedQuery)) return undefined;
  const { sha256Hash } = extensions.persistedQuery;
  return typeof sha256Hash === 'string' ? sha256Hash : undefined;
};

/**
 * Whether the answer to a POST to GraphQL may be kept: the body asks for nothing but a read, and does not ask for the query to be
 * remembered under its hash, which the server that remembers it has to see.
 * @param isRead whether a document only reads, where that is known already
 */
export const isKeptGraphql = (
  body: string,
  isRead: (request: Record<string, unknown>) => boolean,
): boolean => {
  const request = readJson(body);
  return (
    isRecord(request) &&
    typeof request.query === 'string' &&
    persistedHashOf(request) === undefined &&
    isRead(request)
  );
};
