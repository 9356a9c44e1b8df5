import { errors } from '@strapi/utils';
import type { Context } from '../strapi/context';

/**
 * Of bodies that are no files, in the words of the parser; config/middlewares.ts gives it to Strapi. A megabyte of brackets, which nobody
 * can judge before it is parsed, took 100 ms.
 */
export const bodyLimits = { jsonLimit: '512kb', formLimit: '256kb', textLimit: '256kb' };

/** As somebody writes it who reads it. */
const inWords = (limit: string): string =>
  limit.replace(/[a-z]+$/, (unit) => ` ${unit === 'mb' ? 'MB' : 'kB'}`);

const tooLarge = `body — expected at most ${inWords(bodyLimits.jsonLimit)} of JSON, ${inWords(bodyLimits.textLimit)} of others`;

/** What a parser of bodies found wrong, in words; undefined where it is nothing of the reader's. */
const problemOf = (
  error: Error,
  tooMuch: string,
): { status: 400 | 413; message: string } | undefined => {
  const status = 'status' in error ? error.status : undefined;
  if (status === 413) return { status, message: tooMuch };
  if (status !== 400) return undefined;
  return { status, message: `body — expected all of it, and readable (${error.message})` };
};

/** Says in Strapi's words what a parser of bodies found wrong; Strapi takes it for a failure of its own, and logs where it happened. */
export const explainBody = (error: Error): never => {
  const problem = problemOf(error, tooLarge);
  if (problem?.status === 413) throw new errors.PayloadTooLargeError(problem.message);
  if (problem !== undefined) throw new errors.ValidationError(problem.message);
  throw error;
};

/** The same of a GraphQL body, of at most `limit` in the words of the parser, for whom the status is what counts. */
export const explainGraphqlBody =
  (limit: string) =>
  (error: Error, ctx: Pick<Context, 'throw'>): void => {
    const problem = problemOf(error, `body — expected at most ${inWords(limit)} of JSON`);
    if (problem === undefined) throw error;
    ctx.throw(problem.status, problem.message);
  };
