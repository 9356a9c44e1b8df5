import { errors } from '@strapi/utils';

/** The refusal of a write for what it says in one field, which the admin panel marks. */
export const refusedField = (name: string, message: string): Error =>
  new errors.ValidationError(message, {
    errors: [{ path: [name], message, name: 'ValidationError' }],
  });
