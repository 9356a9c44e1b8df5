import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isCompositeType,
  isListType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import { isRecord } from '../../explainer/is-record';
import { countSearches, type LinkOf } from '../../queries/count-searches';
import { isLongSort, longSortProblem } from '../../queries/long-sorts';
import { textOperators } from '../../queries/text-operators';

/** Those of Strapi's operators that are looked at, as GraphQL writes them; no attribute has such a name. */
const operators = new Set(
  [...textOperators, '$or', '$not', '$eq', '$in'].map((operator) => operator.slice(1)),
);

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
  (schema: GraphQLSchema): LinkOf =>
  (typeName, name) => {
    const type = schema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    const target = field && getNamedType(field.type);
    return field && isCompositeType(target)
      ? { target: target.name, isList: isListType(getNullableType(field.type)) }
      : undefined;
  };

/**
 * Counts what of the arguments of one field has the database look through every document of a type, as `countSearches` does. A field
 * below the root is of the few documents that those of its level lead to.
 *
 * @throws GraphQLError for a sort that is too long to be taken apart
 */
export const countFieldSearches = (
  { filters, sort }: Record<string, unknown>,
  documentType: string,
  schema: GraphQLSchema,
  at: { isRoot: boolean },
): number => {
  if (isLongSort(sort)) {
    const extensions = { code: 'BAD_USER_INPUT', http: { status: 400 } };
    throw new GraphQLError(longSortProblem('sort'), { extensions });
  }
  return countSearches(
    { filters: asStrapiWrites(filters), sort },
    documentType,
    linksIn(schema),
    at,
  );
};
