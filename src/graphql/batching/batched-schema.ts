import type { Core } from '@strapi/strapi';
import { defaultFieldResolver, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';
import { graphqlExtension, type SchemaExtension } from '../../strapi/graphql';
import { onSchemaBuilt } from '../on-schema-built';
import { createLevelResolver } from './level-resolver';
import { Level } from './level';
import { findNestedFields } from './nested-fields';
import { resolveByLevel } from './resolve-by-level';
import { resolveInTurn } from './resolve-in-turn';

/** Strapi asks for the right to a field of these even where nothing was configured. */
const roots = new Set(['Query', 'Mutation', 'Subscription']);

const fieldsOf = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type))
    .filter((type) => !roots.has(type.name))
    .flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ type: type.name, field })),
    );

/**
 * Apollo wraps every field when the first request comes, for plugins that watch each: Strapi's, which looks at those at the top, and
 * Apollo's cache control, whose hints this schema has not. Of what a large answer takes, watching the fields below was a third.
 */
const resolveUnwatched = (field: GraphQLField<unknown, unknown>): void => {
  const { resolve } = field;
  Object.defineProperty(field, 'resolve', { get: () => resolve, set: () => undefined });
};

/**
 * Takes out of the schema what costs most in a large answer. A nested field is resolved once for its level, and not for each
 * row of it; a field that only reads a column goes without the promises that Strapi puts around every field, for access rules
 * that it has not. Fields for which anything was configured keep it. Those at the top of a query take turns.
 */
export const installBatchedSchema = (strapi: Core.Strapi): void => {
  const { entityManager } = strapi.db;
  const load = entityManager.load.bind(entityManager);
  entityManager.load = async (uid, parent, attribute, query) =>
    parent instanceof Level
      ? parent.load({ uid, attribute, given: query })
      : load(uid, parent, attribute, query);

  const bare = new Set<string>();
  const extension = graphqlExtension(strapi);
  extension.use(({ nexus }) => ({
    plugins: [
      nexus.plugin({
        name: 'bare-fields',
        onAfterBuild: (schema) => {
          for (const { type, field } of fieldsOf(schema)) {
            if (field.resolve === defaultFieldResolver) bare.add(`${type}.${field.name}`);
          }
        },
      }),
    ],
  }));

  let said: SchemaExtension = { resolvers: {}, resolversConfig: {} };
  const generate = extension.generate.bind(extension);
  extension.generate = (given) => (said = generate(given));

  onSchemaBuilt(strapi, (schema) => {
    const nested = findNestedFields(strapi);
    const readWhole = new Set<string>();
    const resolveLevel = createLevelResolver();
    for (const { type, field } of fieldsOf(schema)) {
      const name = `${type}.${field.name}`;
      const { auth, ...rules } = said.resolversConfig[name] ?? {};
      const isStrapisOwn =
        Object.keys(rules).length === 0 &&
        said.resolversConfig[type]?.[field.name] === undefined &&
        said.resolvers[type]?.[field.name] === undefined;
      if (isStrapisOwn && bare.has(name) && auth === undefined) delete field.resolve;
      else if (isStrapisOwn && nested.has(name) && field.resolve) {
        const nestedField = { name, resolve: field.resolve };
        field.resolve = resolveByLevel(strapi, nestedField, resolveLevel, readWhole);
      } else {
        // Code that was put there may look at any column of the row it is given.
        readWhole.add(type);
      }
      resolveUnwatched(field);
    }
    for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
      if (field.resolve) field.resolve = resolveInTurn(field.resolve);
    }
    return schema;
  });
};
