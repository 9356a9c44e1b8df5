import {
  GraphQLError,
  isNonNullType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

/**
 * What is wrong with a variable that is null where null may not stand; undefined where nothing is. One with a default may be named there though its
 * type allows null (GraphQL, October 2021, §6.1.2 and §5.8.5), and who sends null for it is told by each row that comes to it: 20,000 mistakes in one
 * answer.
 *
 * @param variables as they are when the operation is executed
 */
export const findNullForDefault = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | undefined => {
  const nulls = new Set(
    (operation.variableDefinitions ?? [])
      .filter(({ defaultValue }) => defaultValue !== undefined)
      .map(({ variable }) => variable.name.value)
      .filter((name) => variables[name] === null),
  );
  if (nulls.size === 0) return undefined;
  const types = new TypeInfo(schema);
  let problem: GraphQLError | undefined;
  visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: (node) => (node === operation ? undefined : false),
      VariableDefinition: () => false,
      Variable: (node) => {
        const name = node.name.value;
        if (problem !== undefined || !nulls.has(name) || !isNonNullType(types.getInputType()))
          return;
        problem = new GraphQLError(
          `variables.${name} — expected a value, or nothing for its default; got null where ${String(types.getInputType())} is wanted`,
          { nodes: node },
        );
      },
    }),
  );
  return problem;
};
