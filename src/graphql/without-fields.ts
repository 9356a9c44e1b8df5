import { GraphQLObjectType, GraphQLSchema } from 'graphql';

const keepFields = (
  type: GraphQLObjectType | null | undefined,
  isOpen: (field: string) => boolean,
): GraphQLObjectType | null => {
  if (!type) return null;
  const { fields, ...config } = type.toConfig();
  const open = Object.entries(fields).filter(([name]) => isOpen(name));
  return new GraphQLObjectType({ ...config, fields: Object.fromEntries(open) });
};

/** A schema of the same types without some of the fields at its top, and without the types that only these lead to. */
export const withoutFields = (
  schema: GraphQLSchema,
  isOpen: (field: string) => boolean,
): GraphQLSchema =>
  new GraphQLSchema({
    ...schema.toConfig(),
    query: keepFields(schema.getQueryType(), isOpen),
    mutation: keepFields(schema.getMutationType(), isOpen),
    types: [],
  });
