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

const isQuery = (document: DocumentNode): boolean =>
  document.definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      definition.operation === OperationTypeNode.QUERY,
  );

/**
 * Whether the body of a POST to GraphQL asks for nothing but a read that anyone may ask for again: one query, no mutation beside
 * it, and not a query that is to be remembered under its hash, which the server that remembers it has to see.
 */
export const isGraphqlRead = (body: string): boolean => {
  const request = readJson(body);
  if (!isRecord(request) || typeof request.query !== 'string') return false;
  if (isRecord(request.extensions) && 'persistedQuery' in request.extensions) return false;
  const document = parseQuery(request.query);
  return document !== undefined && isQuery(document);
};
