import {
  GraphQLError,
  OperationTypeNode,
  type ExecutionResult,
  type OperationDefinitionNode,
} from 'graphql';
import { pause } from '../event-loop/pause';
import { judgeAnswer, measureAnswer, mostCharacters } from './judge-answer';

interface AnsweredRequest {
  operation?: OperationDefinitionNode;
  response: {
    http: { status?: number };
    body: { kind: 'single'; singleResult: ExecutionResult } | { kind: 'incremental' };
  };
}

/** Its documents were counted while they were read (`graphql/batching/answer-count.ts`). */
const most = { characters: mostCharacters };
const remedy = 'ask for smaller pages by pagination, or for each text once';

/**
 * Refuses an answer to a query before it is written out, which is what takes the time: the same text under a hundred names is one
 * text until then. What a mutation has done is done, and is told.
 */
export const boundGraphqlAnswers = {
  requestDidStart: async () => ({
    willSendResponse: async ({ operation, response }: AnsweredRequest) => {
      if (operation?.operation !== OperationTypeNode.QUERY || response.body.kind !== 'single')
        return;
      const problem = judgeAnswer(measureAnswer(response.body.singleResult.data), most, remedy);
      if (problem === null) {
        // What follows is the writing out, which takes a large answer some 20 ms more.
        await pause();
        return;
      }
      const refusal = new GraphQLError(`query — ${problem}`, {
        extensions: { code: 'QUERY_TOO_COSTLY' },
      });
      response.http.status = 400;
      response.body.singleResult = { errors: [refusal] };
    },
  }),
};
