import { isRecord } from '../explainer/is-record';
import { codeOfName } from '../errors/graphql-codes';

interface ErrorInAnswer {
  extensions?: Record<string, unknown>;
}

interface AnsweredRequest {
  response: {
    body:
      | { kind: 'single'; singleResult: { errors?: readonly ErrorInAnswer[] } }
      | { kind: 'incremental' };
  };
}

/** The plugin has one code for 401 and 403, and codes of its own for the others. */
const codeOf = ({ error }: Record<string, unknown>): string | undefined =>
  isRecord(error) && typeof error.name === 'string' ? codeOfName(error.name) : undefined;

/** Tells 400, 401, 403, 404, 409 and 410 apart by the codes that GraphQL clients know. */
export const tellCodes = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body } }: AnsweredRequest) => {
      if (body.kind !== 'single') return;
      const { errors } = body.singleResult;
      if (errors === undefined) return;
      body.singleResult.errors = errors.map((error) => {
        const code = error.extensions && codeOf(error.extensions);
        return code === undefined ? error : { ...error, extensions: { ...error.extensions, code } };
      });
    },
  }),
};
