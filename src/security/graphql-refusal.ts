import { graphqlErrorBody } from '../errors/error-body';
import { explainCredential } from '../errors/explain-refusal';
import { isRecord } from '../explainer/is-record';
import { codeOfStatus } from '../errors/graphql-codes';
import type { Context } from '../strapi/context';

/** Answers a GraphQL request that nobody executes, in the form in which GraphQL tells of errors. */
export const refuse = (
  ctx: Context,
  message: string,
  { status = 400, code = 'GRAPHQL_VALIDATION_FAILED' } = {},
): void => {
  ctx.status = status;
  ctx.body = graphqlErrorBody(message, code);
};

/** As http-errors has it, of which there is more than one copy. */
const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : NaN;

/** A refusal as Strapi words it where nothing is thrown. */
const refusalIn = (body: unknown): string | undefined =>
  isRecord(body) && isRecord(body.error) && typeof body.error.message === 'string'
    ? body.error.message
    : undefined;

/** What refuses a request before GraphQL sees it, such as a wrong token, is told in GraphQL's form too. */
export const answerInGraphql = async (
  ctx: Context,
  next: () => Promise<unknown>,
): Promise<void> => {
  try {
    await next();
    const message = refusalIn(ctx.body);
    const code = codeOfStatus(ctx.status);
    if (message !== undefined && code) {
      refuse(ctx, explainCredential(message) ?? message, { status: ctx.status, code });
    }
  } catch (error) {
    const status = statusOf(error);
    const code = codeOfStatus(status);
    if (!(error instanceof Error) || code === undefined) throw error;
    refuse(ctx, error.message, { status, code });
  }
};
