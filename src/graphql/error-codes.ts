import { isRecord } from '../explainer/is-record';
import { codeOfName, codeOfStatus } from '../errors/graphql-codes';

interface ErrorInAnswer {
  extensions?: Record<string, unknown>;
}

interface AnsweredRequest {
  response: {
    http: { status?: number };
    body:
      | { kind: 'single'; singleResult: { errors?: readonly ErrorInAnswer[] } }
      | { kind: 'incremental' };
  };
}

/** The plugin has one code for 401 and 403, and codes of its own for the others; Apollo calls its 405 of a mutation by GET a 400. */
const codeOf = ({ code, error }: Record<string, unknown>, status = 200): string | undefined => {
  if (code === 'BAD_REQUEST') return codeOfStatus(status);
  return isRecord(error) && typeof error.name === 'string' ? codeOfName(error.name) : undefined;
};

/** Tells 400, 401, 403, 404, 405, 409 and 410 apart by the codes that GraphQL clients know. */
export const tellCodes = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body, http } }: AnsweredRequest) => {
      if (body.kind !== 'single') return;
      const { errors } = body.singleResult;
      if (errors === undefined) return;
      body.singleResult.errors = errors.map((error) => {
        const code = error.extensions && codeOf(error.extensions, http.status);
        return code === undefined ? error : { ...error, extensions: { ...error.extensions, code } };
      });
    },
  }),
};
