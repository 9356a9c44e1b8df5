import { errors } from '@strapi/utils';

/** Of bodies that are no files, in the words of the parser; config/middlewares.ts gives it to Strapi. */
export const bodyLimits = { jsonLimit: '1mb', formLimit: '256kb', textLimit: '256kb' };

/** As somebody writes it who reads it. */
const inWords = (limit: string): string =>
  limit.replace(/[a-z]+$/, (unit) => ` ${unit === 'mb' ? 'MB' : 'kB'}`);

const tooLarge = `body — expected at most ${inWords(bodyLimits.jsonLimit)} of JSON, ${inWords(bodyLimits.textLimit)} of others`;

/** Says in Strapi's words what a parser of bodies found wrong; Strapi takes it for a failure of its own, and logs where it happened. */
export const explainBody = (error: Error): never => {
  const status = 'status' in error ? error.status : undefined;
  if (status === 413) throw new errors.PayloadTooLargeError(tooLarge);
  if (status === 400)
    throw new errors.ValidationError(`body — expected all of it, and readable (${error.message})`);
  throw error;
};
