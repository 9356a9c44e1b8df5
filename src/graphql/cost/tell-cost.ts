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

/** Of operations that take no variables, in documents that Apollo keeps parsed. */
const known = new WeakMap<OperationDefinitionNode, Cost>();

const costOf = ({ schema, document, operation, request }: ResolvedRequest): Cost | undefined => {
  if (operation === undefined) return undefined;
  const before = known.get(operation);
  if (before !== undefined) return before;
  const { variableDefinitions = [] } = operation;
  const { coerced } = getVariableValues(schema, variableDefinitions, request.variables ?? {});
  // Variables that are wrong are told by whoever executes the query, and it is not executed.
  if (coerced === undefined) return undefined;
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
