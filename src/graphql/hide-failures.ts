import { requestIdHeader } from '../ports/observed-requests';

interface ErrorInAnswer {
  message: string;
  extensions?: Record<string, unknown>;
}

interface AnsweredRequest {
  contextValue: { koaContext?: { get: (header: string) => string } };
  response: {
    body:
      | { kind: 'single'; singleResult: { errors?: readonly ErrorInAnswer[] } }
      | { kind: 'incremental' };
  };
}

/** What an error is in the answer when it is none of the reader's making. */
const internal = 'INTERNAL_SERVER_ERROR';

/**
 * Keeps what failed inside from readers: Strapi's GraphQL plugin puts the message of the error into the answer, with the SQL that
 * was run. The server's log has it, under the request's id.
 */
export const hideFailures = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body }, contextValue }: AnsweredRequest) => {
      if (body.kind !== 'single') return;
      const { errors } = body.singleResult;
      if (errors === undefined) return;
      const requestId = contextValue.koaContext?.get(requestIdHeader);
      const extensions = { code: internal, ...(requestId ? { requestId } : {}) };
      body.singleResult.errors = errors.map((error) =>
        error.extensions?.code === internal
          ? { ...error, message: 'Internal Server Error', extensions }
          : error,
      );
    },
  }),
};
