import type { Core } from '@strapi/strapi';

/** The types of the schema of GraphQL as it is served. */
export interface SchemaTypes {
  /** Whether there is one of this name; true of any name as long as the schema is not there. */
  has: (name: string) => boolean;
}

export const schemaTypesOf = (strapi: Core.Strapi): SchemaTypes =>
  strapi.get<SchemaTypes>('schemaTypes');
