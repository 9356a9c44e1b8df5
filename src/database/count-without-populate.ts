import type { Core } from '@strapi/strapi';

/** What a count asks nothing of the database for (`count` in @strapi/database 5.54, entity-manager). */
const ofRows = ['populate', 'fields', 'sort'];

/**
 * Counts the documents of a page without looking through what the page populates. For the number of pages Strapi asks once more with all
 * that the page was asked with, and validates and translates it anew (decision 35).
 */
export const installCountWithoutPopulate = (strapi: Core.Strapi): void => {
  strapi.documents.use((context, next) => {
    if (context.action === 'count')
      for (const name of ofRows) Reflect.deleteProperty(context.params, name);
    return next();
  });
};
