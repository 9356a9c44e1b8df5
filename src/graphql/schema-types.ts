import type { Core } from '@strapi/strapi';
import type { GraphQLSchema } from 'graphql';
import type { SchemaTypes } from '../ports/schema-types';
import { onSchemaBuilt } from './on-schema-built';

/** Tells which types there are to whoever judges a document before it is validated. It belongs last, after all that makes or takes away types. */
export const installSchemaTypes = (strapi: Core.Strapi): void => {
  let served: GraphQLSchema | undefined;
  onSchemaBuilt(strapi, (schema) => (served = schema));
  strapi.add(
    'schemaTypes',
    (): SchemaTypes => ({
      has: (name) => served === undefined || served.getType(name) !== undefined,
    }),
  );
};
