import {
  getNamedType,
  GraphQLError,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Cost } from './cost-bounds';
import { countFieldSearches } from './count-field-searches';
import { pageSizeOf, readArguments } from './page-size';

export interface Measured {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** As they are when the query is executed: with defaults, and checked. */
  variables: Record<string, unknown>;
}

/** What a selection comes to, and how often it asks the connection that it stands in for its total. */
type Counted = Cost & { totals: number };

const nothing: Counted = { documents: 0, lookups: 0, explainers: 0, searches: 0, totals: 0 };

/** Products of twelve levels are past what a number holds exactly. */
const bounded = (count: number): number => Math.min(count, Number.MAX_SAFE_INTEGER);

const add = (one: Counted, other: Counted): Counted => ({
  documents: bounded(one.documents + other.documents),
  lookups: one.lookups + other.lookups,
  explainers: one.explainers + other.explainers,
  searches: one.searches + other.searches,
  totals: one.totals + other.totals,
});

const fieldsOf = (type: GraphQLCompositeType) =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};

/** Our own types: an explainer is read whole, and what is below it is there already. */
const isOfExplainer = (type: string): boolean => type.startsWith('Explainer');

/** A list that is repeated within its document is a part of that. */
const isComponent = (type: string): boolean => type.startsWith('Component');

/** What a connection holds beside the documents that it was counted for. */
const isPartOfConnection = (name: string, parent: GraphQLCompositeType): boolean =>
  'nodes' in fieldsOf(parent) && name !== 'pageInfo';

/** The type of the documents in a list, also where the list is that of a connection. */
const documentTypeOf = (type: GraphQLCompositeType): string => {
  const { nodes } = fieldsOf(type);
  return nodes === undefined ? type.name : getNamedType(nodes.type).name;
};

/** A difference reads two explainers and compares them word by word, which may take as long as reading ten more. */
const explainersOf = (name: string, size: number): number =>
  ({ explainer: 1, explainers: size, explainerDifference: 12 })[name] ?? 0;

/** Nothing said, or what the schema says where nothing is: the sort of a list is empty. */
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/**
 * A mutation is answered with the draft that it made, whose parts lead to drafts of other types: a filter or an order of them would ask about
 * those. What relations lead to is published, and may be asked about (`security/published-only.ts`). Found before anything is written.
 */
const refuseAsked = (field: string, given: Readonly<Record<string, unknown>>): void => {
  const asked = ['filters', 'sort'].find((name) => !isNothing(given[name]));
  if (asked === undefined) return;
  throw new GraphQLError(
    `${field}.${asked} — expected nothing where something is written: ask in a query`,
    { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } },
  );
};

/**
 * Measures what an operation asks for, by the pages and the levels that it names: for each field its page, times what is asked of
 * each document of it. Each fragment is measured once, so that it takes time in proportion to the document.
 */
export const measureCost = ({ schema, document, operation, variables }: Measured): Cost => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const known = new Map<string, Counted>();
  const root = schema.getRootType(operation.operation);

  const measureField = (node: FieldNode, parent: GraphQLCompositeType): Counted => {
    const name = node.name.value;
    const field = fieldsOf(parent)[name];
    const type = field === undefined ? undefined : getNamedType(field.type);
    if (field === undefined || !isCompositeType(type)) return nothing;
    const below = node.selectionSet ? measure(node.selectionSet, type) : nothing;
    if (isOfExplainer(parent.name) || isPartOfConnection(name, parent)) return below;
    const isRoot = parent === root;
    const documentType = documentTypeOf(type);
    const given = readArguments(field, node, variables);
    if (operation.operation === OperationTypeNode.MUTATION && isComponent(documentType))
      refuseAsked(name, given);
    const size = pageSizeOf(field, given, { type: documentType, isRoot }) ?? 1;
    const own = isComponent(documentType) || name === 'pageInfo' ? 0 : 1;
    return {
      documents: bounded(size * (own + below.documents)),
      lookups: 1 + below.lookups,
      explainers: (isRoot ? explainersOf(name, size) : 0) + below.explainers,
      // All are looked through again for each total, also where nothing is searched.
      searches:
        (1 + below.totals) * countFieldSearches(given, documentType, schema, { isRoot }) +
        Math.max(0, below.totals - 1) +
        below.searches,
      totals: Number(name === 'pageInfo'),
    };
  };

  const measureFragment = (name: string, parent: GraphQLCompositeType): Counted => {
    const measured = known.get(name);
    if (measured !== undefined) return measured;
    const fragment = fragments.get(name);
    if (fragment === undefined) return nothing;
    // One that comes back to itself is no query, and is not followed.
    known.set(name, nothing);
    const cost = measure(
      fragment.selectionSet,
      conditionOf(fragment.typeCondition.name.value, parent),
    );
    known.set(name, cost);
    return cost;
  };

  const conditionOf = (name: string | undefined, parent: GraphQLCompositeType) => {
    const type = name === undefined ? undefined : schema.getType(name);
    return isCompositeType(type) ? type : parent;
  };

  const measure = ({ selections }: SelectionSetNode, parent: GraphQLCompositeType): Counted => {
    let total = nothing;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) total = add(total, measureField(selection, parent));
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        total = add(total, measureFragment(selection.name.value, parent));
      } else {
        const condition = conditionOf(selection.typeCondition?.name.value, parent);
        total = add(total, measure(selection.selectionSet, condition));
      }
    }
    return total;
  };
  const { documents, lookups, explainers, searches } = root
    ? measure(operation.selectionSet, root)
    : nothing;
  return { documents, lookups, explainers, searches };
};
