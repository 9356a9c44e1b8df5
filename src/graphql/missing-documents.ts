import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { GraphQLFieldResolver } from 'graphql';
import { onSchemaBuilt } from './on-schema-built';

type Resolver = GraphQLFieldResolver<unknown, unknown, { documentId?: unknown }>;

/** So much of what was sent is said again. */
const mostShown = 100;

const refuseMissing =
  (resolve: Resolver): Resolver =>
  async (source, args, context, info) => {
    const written: unknown = await resolve(source, args, context, info);
    if (written !== null && written !== undefined) return written;
    const shown = String(args.documentId).slice(0, mostShown);
    throw new errors.NotFoundError(
      `${info.fieldName} — expected a documentId that there is; got "${shown}"`,
    );
  };

/**
 * Says by an error that there was nothing to update, as REST does by 404: Strapi's GraphQL answers null, and a client that looks for
 * errors believes that all was written. What is deleted though it is not there is no error, in REST neither.
 */
export const installMissingDocuments = (strapi: Core.Strapi): void => {
  onSchemaBuilt(strapi, (schema) => {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      if (field.name.startsWith('update') && field.resolve)
        field.resolve = refuseMissing(field.resolve);
    }
    return schema;
  });
};
