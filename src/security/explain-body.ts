import { errors } from '@strapi/utils';

/** Says in Strapi's words what a parser of bodies found wrong; Strapi takes it for a failure of its own, and logs where it happened. */
export const explainBody = (error: Error): never => {
  const status = 'status' in error ? error.status : undefined;
  if (status === 413)
    throw new errors.PayloadTooLargeError('body — expected at most 1 MB of JSON, 256 kB of others');
  if (status === 400)
    throw new errors.ValidationError(`body — expected all of it, and readable (${error.message})`);
  throw error;
};
