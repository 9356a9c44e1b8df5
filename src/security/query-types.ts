import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { currentRequest } from '../strapi/current-request';
import { countSearches, judgeSearches, type LinkOf } from '../queries/count-searches';
import type { AttributesOf } from './judge-filters';
import { judgeParameters } from './judge-parameters';
import { judgeQuery } from './judge-query';
import { judgeDeleted, judgeWritten } from './judge-written';

/** Answers 400 where Strapi would ask the database for what it can only fail on, and answer 500. */
export const installQueryTypes = (strapi: Core.Strapi, attributesOf: AttributesOf): void => {
  const { validate } = strapi.contentAPI;
  const linkOf: LinkOf = (uid, name) => attributesOf(uid)[name];
  const validateQuery = validate.query;
  validate.query = async (query, schema, ...rest) => {
    // GraphQL's arguments are known by its schema, and come here in Strapi's own words; what they cost in all is known before.
    const [options] = rest;
    const isRest = options !== undefined && 'route' in options;
    const request = isRest ? currentRequest(strapi) : undefined;
    const problem =
      (request?.isRestDelete === true ? judgeDeleted(query) : null) ??
      (request?.isRestWrite === true ? judgeWritten(query, attributesOf(schema.uid)) : null) ??
      (isRest ? judgeParameters(query) : null) ??
      judgeQuery(query, schema.uid, attributesOf) ??
      (isRest ? judgeSearches(countSearches(query, schema.uid, linkOf)) : null);
    if (problem !== null) throw new errors.ValidationError(problem);
    return validateQuery(query, schema, ...rest);
  };
};
