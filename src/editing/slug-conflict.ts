import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { tableOf } from '../database/table-of';
import { isUniqueViolation, uniqueness } from './unique-slugs';

/** Tells the editor or client which slug is taken, where the database would answer with its own words and a 500. */
export const installSlugConflict = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (_context, next) => {
    try {
      return await next();
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      // Both databases name the index in their message; a write to an article can violate the one of its sections.
      const violated = uniqueness.find(({ uid, column }) =>
        error.message.includes(`${tableOf(strapi, uid)}_${column}_`),
      );
      if (violated === undefined) throw error;
      throw new errors.ValidationError(
        `slug — expected one that no other ${violated.what} has in this locale`,
        { errors: [{ path: ['slug'], message: 'This slug is taken', name: 'ValidationError' }] },
      );
    }
  });
};
