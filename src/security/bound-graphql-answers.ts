import {
  defaultFieldResolver,
  getNamedType,
  GraphQLError,
  isLeafType,
  isNonNullType,
  OperationTypeNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
} from 'graphql';
import { mostBytes } from '../queries/most-bytes';
import { describeExcess, measureAnswer } from './judge-answer';

/**
 * What stands in one answer at most, where each value and text counts wherever it stands: 78 explainers as long as the first, with all
 * that each of their sections names. An explainer's parts come with it, in no page that could be bounded; 45 times all sections of a
 * hundred kept others waiting for 120 ms. Documents are counted by levels, before they are read further
 * (`graphql/batching/answer-count.ts`).
 */
const most = { values: 300_000, bytes: mostBytes };
const remedy = 'ask for smaller pages, or for each value once';

type Answer = Record<keyof typeof most, number>;

/** What stands in the answer to a request so far. */
const answers = new WeakMap<object, Answer>();

const excessOf = (answer: Answer): keyof Answer | undefined => {
  if (answer.values > most.values) return 'values';
  return answer.bytes > most.bytes ? 'bytes' : undefined;
};

/**
 * Resolves the fields that nothing else does, as graphql-js itself would, until there is too much in the answer: then to null, so
 * that no more is put together. What a mutation has done is done, and is told.
 */
export const countValue: GraphQLFieldResolver<unknown, object> = (source, args, context, info) => {
  const value: unknown = defaultFieldResolver(source, args, context, info);
  if (info.operation.operation !== OperationTypeNode.QUERY) return value;
  const answer = answers.get(context) ?? { values: 0, bytes: 0 };
  answers.set(context, answer);
  answer.values += 1;
  if (typeof value === 'string') answer.bytes += Buffer.byteLength(value);
  else if (Array.isArray(value)) answer.values += value.length;
  // What a scalar holds, such as a list of names or JSON, nothing resolves any further.
  if (typeof value === 'object' && value !== null && isLeafType(getNamedType(info.returnType))) {
    answer.bytes += measureAnswer(value).bytes;
  }
  // Where null may not be, it would be a mistake of each row, which is told of each and refused as a whole in the end.
  const isWanted = isNonNullType(info.returnType) && isLeafType(getNamedType(info.returnType));
  return excessOf(answer) === undefined || isWanted ? value : null;
};

interface AnsweredRequest {
  contextValue: object;
  response: {
    http: { status?: number };
    body: { kind: 'single'; singleResult: ExecutionResult } | { kind: 'incremental' };
  };
}

/** Refuses an answer that was not put together to its end. */
export const boundGraphqlAnswers = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue, response }: AnsweredRequest) => {
      if (response.body.kind !== 'single') return;
      const answer = answers.get(contextValue);
      const excess = answer && excessOf(answer);
      if (excess === undefined) return;
      const problem = `query — ${describeExcess(excess, most[excess], 'more', remedy)}`;
      response.http.status = 400;
      response.body.singleResult = {
        errors: [new GraphQLError(problem, { extensions: { code: 'QUERY_TOO_COSTLY' } })],
      };
    },
  }),
};
