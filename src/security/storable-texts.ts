import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { currentRequest } from '../strapi/current-request';
import { judgeBody } from './judge-body';

/** Arguments of GraphQL that Strapi hands to the database as they are; filters, orders and locales are judged before. */
const handedOn = ['documentId', 'data'];

/**
 * Refuses by GraphQL what REST refuses in a path and in a body: a text that PostgreSQL cannot hold, and fails on, whether it is looked
 * for or written.
 */
export const installStorableTexts = (strapi: Core.Strapi): void => {
  strapi.documents.use((context, next) => {
    if (!currentRequest(strapi)?.isGraphql) return next();
    const given = new Map<string, unknown>(Object.entries(context.params));
    for (const name of handedOn) {
      const problem = judgeBody(given.get(name), name);
      if (problem !== null) throw new errors.ValidationError(problem);
    }
    return next();
  });
};
