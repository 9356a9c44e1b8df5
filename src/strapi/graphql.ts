import type { Core } from '@strapi/strapi';
import type { GraphQLSchema } from 'graphql';

/** What was said of the schema: code by type and field, and rules by "Type.field" or by type and field. */
export interface SchemaExtension {
  resolvers: Record<string, Record<string, unknown> | undefined>;
  resolversConfig: Record<string, Record<string, unknown> | undefined>;
}

interface NexusPlugins {
  nexus: {
    plugin: (given: { name: string; onAfterBuild: (schema: GraphQLSchema) => void }) => unknown;
  };
}

interface GraphqlExtension {
  shadowCRUD: (uid: string) => { disable: () => unknown };
  use: (
    extension: (given: NexusPlugins) => {
      typeDefs?: string;
      resolvers?: Record<string, Record<string, unknown>>;
      resolversConfig?: Record<string, { auth: false }>;
      plugins?: unknown[];
    },
  ) => unknown;
  generate: (given: unknown) => SchemaExtension;
}

/** How the GraphQL plugin calls the types of its schema, from which it makes the names of its fields. */
export interface GraphqlNaming {
  getTypeName: (contentType: object, options: { plurality: 'singular' | 'plural' }) => string;
}

export const graphqlNaming = (strapi: Core.Strapi): GraphqlNaming =>
  strapi.plugin('graphql').service<{ naming: GraphqlNaming }>('utils').naming;

/** What the GraphQL plugin lets an application change of its schema; only in register(). */
export const graphqlExtension = (strapi: Core.Strapi): GraphqlExtension =>
  strapi.plugin('graphql').service<GraphqlExtension>('extension');
