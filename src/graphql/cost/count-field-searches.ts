import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import { isRecord } from '../../explainer/is-record';
import { countSearches, type LinksOf } from '../../queries/count-searches';

/** Strapi's operators as GraphQL writes them; no attribute has such a name. */
const operators = new Set([
  ...['and', 'or', 'not', 'eq', 'eqi', 'ne', 'nei', 'gt', 'gte', 'lt', 'lte', 'null', 'notNull'],
  ...['in', 'notIn', 'between', 'contains', 'notContains', 'containsi', 'notContainsi'],
  ...['startsWith', 'startsWithi', 'endsWith', 'endsWithi'],
]);

const asStrapiWrites = (filters: unknown): unknown => {
  if (Array.isArray(filters)) return filters.map(asStrapiWrites);
  if (!isRecord(filters)) return filters;
  return Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [
      operators.has(name) ? `$${name}` : name,
      asStrapiWrites(value),
    ]),
  );
};

/** Where the fields of a type lead, for its filters have their names. */
const linksIn =
  (schema: GraphQLSchema): LinksOf =>
  (typeName) => {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) return {};
    return Object.fromEntries(
      Object.values(type.getFields()).flatMap(({ name, type: leadsTo }) => {
        const target = getNamedType(leadsTo);
        return isCompositeType(target)
          ? [[name, { target: target.name, isList: isListType(getNullableType(leadsTo)) }]]
          : [];
      }),
    );
  };

/** Counts what of the arguments of one field has the database look through every document of a type, as `countSearches` does. */
export const countFieldSearches = (
  { filters, sort }: Record<string, unknown>,
  documentType: string,
  schema: GraphQLSchema,
): number =>
  countSearches({ filters: asStrapiWrites(filters), sort }, documentType, linksIn(schema));
