import type { Core } from '@strapi/strapi';
import { graphqlNaming, type GraphqlNaming } from '../strapi/graphql';
import { onSchemaBuilt } from './on-schema-built';
import { withoutFields } from './without-fields';

/** What the plugin of users and roles adds beside its types. */
const accounts = [
  ...['me', 'login', 'register', 'emailConfirmation', 'changePassword'],
  ...['forgotPassword', 'resetPassword'],
];

const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** The fields that Strapi's GraphQL plugin puts at the top of the schema for a type. */
const fieldsOf = (naming: GraphqlNaming, contentType: object): string[] => {
  const one = naming.getTypeName(contentType, { plurality: 'singular' });
  const many = naming.getTypeName(contentType, { plurality: 'plural' });
  return [
    ...[lowerFirst(one), lowerFirst(many), `${lowerFirst(many)}_connection`],
    ...['create', 'update', 'delete'].map((action) => `${action}${one}`),
  ];
};

/**
 * Takes out of the schema what plugins add at its top: users, roles, accounts, files, languages and workflows, for which a content API
 * has no use. The content's own types may still lead to a file.
 */
export const installClosedFields = (strapi: Core.Strapi): void => {
  const naming = graphqlNaming(strapi);
  onSchemaBuilt(strapi, (schema) => {
    const types: { uid: string }[] = Object.values(strapi.contentTypes);
    const ofPlugins = types
      .filter(({ uid }) => uid.startsWith('plugin::'))
      .flatMap((contentType) => fieldsOf(naming, contentType));
    const closed = new Set([...accounts, ...ofPlugins]);
    return withoutFields(schema, (field) => !closed.has(field));
  });
};
