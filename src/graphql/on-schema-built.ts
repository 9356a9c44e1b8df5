import type { Core } from '@strapi/strapi';
import type { GraphQLSchema } from 'graphql';

/** Makes of each schema that Strapi's GraphQL plugin builds the one that `change` gives; what is installed later sees that one. */
export const onSchemaBuilt = (
  strapi: Core.Strapi,
  change: (schema: GraphQLSchema) => GraphQLSchema,
): void => {
  const contentApi = strapi
    .plugin('graphql')
    .service<{ buildSchema: () => GraphQLSchema }>('content-api');
  const buildSchema = contentApi.buildSchema.bind(contentApi);
  contentApi.buildSchema = () => change(buildSchema());
};
