import {
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { boundAnswer } from '../batching/answer-count';
import { costBounds, judgeCost, type Cost } from './cost-bounds';
import { measureCost } from './measure-cost';
import { findNullForDefault } from './null-for-default';

interface Request {
  variables?: Record<string, unknown> | undefined;
  extensions?: Record<string, unknown> | undefined;
}

interface ResolvedRequest {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation?: OperationDefinitionNode | undefined;
  request: Request;
  contextValue: object;
}

interface AnsweredRequest {
  request: Request;
  response: {
    body:
      | { kind: 'single'; singleResult: { extensions?: Record<string, unknown> } }
      | { kind: 'incremental' };
  };
}

/** Each quotes all of the variable: 246 mistakes in one of 232 kB were an answer of 12 MB, and 200 ms of work. */
const mostErrors = { maxErrors: 1 };
const longestMessage = 500;

/** The first of what is wrong, as whoever executes the query would tell it. */
const wrongVariable = (errors: readonly GraphQLError[] = []): GraphQLError => {
  const [first] = errors;
  const message = first?.message ?? 'Variables are wrong';
  const told = message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
  const extensions = { code: 'BAD_USER_INPUT', http: { status: 400 } };
  return new GraphQLError(told, { ...(first?.nodes ? { nodes: first.nodes } : {}), extensions });
};

/** Of operations that take no variables, in documents that Apollo keeps parsed. */
const known = new WeakMap<OperationDefinitionNode, Cost>();

const costOf = ({ schema, document, operation, request }: ResolvedRequest): Cost | undefined => {
  if (operation === undefined) return undefined;
  const before = known.get(operation);
  if (before !== undefined) return before;
  const { variableDefinitions = [] } = operation;
  const given = request.variables ?? {};
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given, mostErrors);
  if (coerced === undefined) throw wrongVariable(errors);
  const problem = findNullForDefault(schema, document, operation, coerced);
  if (problem !== undefined) throw wrongVariable([problem]);
  const cost = measureCost({ schema, document, operation, variables: coerced });
  if (variableDefinitions.length === 0) known.set(operation, cost);
  return cost;
};

const told = (cost: Cost) => ({ ...cost, atMost: costBounds });

/**
 * Measures what a request costs before anything of it is executed, refuses what costs too much, and tells the cost to whoever
 * says `extensions: { cost: true }`: a part of the request's text, so that the answer is kept for those alone who asked so.
 */
export const tellCost = {
  requestDidStart: async () => {
    let cost: Cost | undefined;
    return {
      didResolveOperation: async (resolved: ResolvedRequest) => {
        cost = costOf(resolved);
        const problem = cost && judgeCost(cost);
        if (cost && problem) {
          throw new GraphQLError(problem, {
            extensions: { code: 'QUERY_TOO_COSTLY', http: { status: 400 }, cost: told(cost) },
          });
        }
        if (cost) boundAnswer(resolved.contextValue, cost.lookups);
      },
      willSendResponse: async ({ request, response: { body } }: AnsweredRequest) => {
        if (cost === undefined || request.extensions?.cost !== true || body.kind !== 'single')
          return;
        const { singleResult } = body;
        singleResult.extensions = { ...singleResult.extensions, cost: told(cost) };
      },
    };
  },
};
