import { OperationTypeNode, type ExecutionResult, type OperationDefinitionNode } from 'graphql';
import { isRecord } from '../../explainer/is-record';

/** So many are told for each row of their levels, as Strapi tells them; 1,600 of them kept others waiting for 80 ms. */
const mostToldForEach = 100;

/** For how many rows the failures of levels were told in the answer to a request so far. */
const toldFor = new WeakMap<object, number>();
const givenUp = new WeakSet();

/**
 * Whether the failure of a level is told for each of its rows; else once, and nothing else is answered: a list that could not be read
 * is not an empty one.
 *
 * @param context of the request, as GraphQL hands it to each resolver
 * @param rows of the level
 */
export const tellForEach = (context: unknown, rows: number): boolean => {
  if (!isRecord(context)) return true;
  const sum = (toldFor.get(context) ?? 0) + rows;
  if (sum > mostToldForEach) givenUp.add(context);
  else toldFor.set(context, sum);
  return sum <= mostToldForEach;
};

interface AnsweredRequest {
  contextValue: object;
  operation?: OperationDefinitionNode;
  response: { body: { kind: 'single'; singleResult: ExecutionResult } | { kind: 'incremental' } };
}

/** Answers with what failed alone, where that is not told for each row. What a mutation has done is done, and is told. */
export const tellFailuresAlone = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue, operation, response: { body } }: AnsweredRequest) => {
      if (body.kind !== 'single' || !givenUp.has(contextValue)) return;
      if (operation?.operation !== OperationTypeNode.QUERY) return;
      body.singleResult = { ...body.singleResult, data: null };
    },
  }),
};
