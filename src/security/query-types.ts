import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { currentRequest } from '../strapi/current-request';
import { countSearches, judgeSearches, type LinkOf } from '../queries/count-searches';
import type { Attributes, AttributesOf } from './judge-filters';
import { judgeParameters } from './judge-parameters';
import { judgeQuery } from './judge-query';
import { judgeWritten } from './judge-written';

const media = 'plugin::upload.file';

interface SchemaAttribute {
  type: string;
  /** Of a relation, and of a component. */
  target?: string;
  component?: string;
  /** Of a relation, such as oneToMany. */
  relation?: string;
  /** Of a component. */
  repeatable?: boolean;
}

const readAttributes = (attributes: Readonly<Record<string, SchemaAttribute>>): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { type, target, component, relation, repeatable }]) => {
      const leadsTo = type === 'media' ? media : (target ?? component);
      const isList = relation?.endsWith('Many') ?? repeatable ?? false;
      return [name, { type, isList, ...(leadsTo === undefined ? {} : { target: leadsTo }) }];
    }),
  );

const attributesIn = (strapi: Core.Strapi): AttributesOf => {
  const known = new Map<string, Attributes>();
  return (uid) => {
    if (known.size === 0) {
      for (const schema of Object.values({ ...strapi.contentTypes, ...strapi.components })) {
        known.set(schema.uid, readAttributes(schema.attributes));
      }
    }
    return known.get(uid) ?? {};
  };
};

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
    const isWrite = isRest && currentRequest(strapi)?.isRestWrite === true;
    const problem =
      (isWrite ? judgeWritten(query, attributes(schema.uid)) : null) ??
      (isRest ? judgeParameters(query) : null) ??
      judgeQuery(query, schema.uid, attributes) ??
      (isRest ? judgeSearches(countSearches(query, schema.uid, linkOf)) : null);
    if (problem !== null) throw new errors.ValidationError(problem);
    return validateQuery(query, schema, ...rest);
  };
};
