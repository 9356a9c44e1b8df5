import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { currentRequest } from '../strapi/current-request';
import { countSearches, judgeSearches, type LinkOf } from '../queries/count-searches';
import { attributesIn } from './attributes-of';
import { judgeParameters } from './judge-parameters';
import { judgeQuery } from './judge-query';
import { judgeDeleted, judgeWritten } from './judge-written';

/** Answers 400 where Strapi would ask the database for what it can only fail on, and answer 500. */
export const installQueryTypes = (strapi: Core.Strapi): void => {
  const { validate } = strapi.contentAPI;
  const attributes = attributesIn(strapi);
  const linkOf: LinkOf = (uid, name) => attributes(uid)[name];
  const validateQuery = validate.query;
  validate.query = async (query, schema, ...rest) => {
    // GraphQL's arguments are known by its schema, and come here in Strapi's own words; what they cost in all is known before.
    const [options] = rest;
    const isRest = options !== undefined && 'route' in options;
    const request = isRest ? currentRequest(strapi) : undefined;
    const problem =
      (request?.isRestDelete === true ? judgeDeleted(query) : null) ??
      (request?.isRestWrite === true ? judgeWritten(query, attributes(schema.uid)) : null) ??
      (isRest ? judgeParameters(query) : null) ??
      judgeQuery(query, schema.uid, attributes) ??
      (isRest ? judgeSearches(countSearches(query, schema.uid, linkOf)) : null);
    if (problem !== null) throw new errors.ValidationError(problem);
    return validateQuery(query, schema, ...rest);
  };
};
