import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  parse,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';
import { toldValue } from '../errors/told-names';
import { bounds, type OperationShape } from './document-bounds';
import { createIntrospectedCount } from './count-introspected';
import { countMergedPairs } from './count-merged';
import { createMeasure, fragmentsOf, Refusal } from './measure-document';
import { measureValue, type ValueExtent } from './measure-values';

const nouns = [
  ['depth', 'levels of fields'],
  ['selections', 'fields and fragments, with every fragment spread'],
  ['aliases', 'aliases, with every fragment spread'],
  ['rootFields', 'fields at the top, with aliases'],
  ['directives', 'directives'],
  ['valueDepth', 'levels of lists and objects in an argument'],
  ['values', 'values in arguments'],
  ['terms', 'conditions, orders and other values in arguments, with the list of an in as one'],
  [
    'objects',
    'objects written in arguments, with every fragment spread (a variable may hold more)',
  ],
] as const;

const measureDefaults = ({
  variableDefinitions = [],
}: OperationDefinitionNode): OperationShape['defaults'] =>
  new Map(
    variableDefinitions.flatMap(({ variable, defaultValue }): [string, ValueExtent][] =>
      defaultValue === undefined ? [] : [[variable.name.value, measureValue(defaultValue)]],
    ),
  );

/** Those of an operation or a fragment itself, and of an operation's variables; whoever measures what it selects does not see them. */
const countDirectives = (definition: OperationDefinitionNode | FragmentDefinitionNode): number => {
  const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
  const variables = isOperation ? (definition.variableDefinitions ?? []) : [];
  return [definition, ...variables].reduce(
    (count, { directives = [] }) => count + directives.length,
    0,
  );
};

/** Whether the schema has a type of this name. */
export type IsType = (name: string) => boolean;

/**
 * For each name of a type that there is not, graphql-js looks at those of all types for one to suggest (`KnownTypeNamesRule`), a hundred
 * times before it stops. Apollo has no way to make it stop earlier, and in production tells none of it; one is enough to refuse a document.
 */
const refuseUnknownTypes = (document: DocumentNode, isType: IsType): void => {
  visit(document, {
    NamedType: ({ name }) => {
      if (!isType(name.value))
        throw new Refusal(`types that there are; got ${toldValue(name.value)}`);
    },
  });
};

/** Throws a refusal; gives the shapes of the operations. */
const check = (document: DocumentNode, isType: IsType): OperationShape[] => {
  const { length } = document.definitions;
  if (length > bounds.definitions) {
    throw new Refusal(`at most ${bounds.definitions} operations and fragments; got ${length}`);
  }
  const fragments = fragmentsOf(document);
  const measure = createMeasure(fragments);
  const countIntrospected = createIntrospectedCount(fragments);
  const shapes: OperationShape[] = [];
  for (const definition of document.definitions) {
    if (!('selectionSet' in definition)) continue;
    const { directives, ...selected } = measure(definition.selectionSet);
    const measured = { ...selected, directives: directives + countDirectives(definition) };
    const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
    const extent = isOperation ? measured : { ...measured, rootFields: 0 };
    for (const [name, noun] of nouns) {
      if (extent[name] > bounds[name]) {
        throw new Refusal(`at most ${bounds[name]} ${noun}; got ${extent[name]}`);
      }
    }
    const pairs = countMergedPairs([definition.selectionSet], fragments);
    if (pairs > bounds.mergedPairs)
      throw new Refusal(
        `fewer fields of one name at one place, ${bounds.mergedPairs} pairs at most; got ${pairs}`,
      );
    if (!isOperation) continue;
    const described = Math.round(countIntrospected(definition.selectionSet));
    if (described > bounds.introspected)
      throw new Refusal(
        `fewer lists of the schema in one another, about ${bounds.introspected} values at most; got ${described}`,
      );
    if (definition.operation === OperationTypeNode.SUBSCRIPTION)
      throw new Refusal('a query or a mutation; got a subscription');
    const defaults = measureDefaults(definition);
    for (const { valueDepth } of defaults.values()) {
      if (valueDepth > bounds.valueDepth)
        throw new Refusal(`at most ${bounds.valueDepth} levels of lists and objects in a default`);
    }
    shapes.push({ values: extent.values, terms: extent.terms, uses: extent.uses, defaults });
  }
  refuseUnknownTypes(document, isType);
  return shapes;
};

const countLines = (text: string): number => text.split(/\r\n|[\n\r]/).length;

/** Whether it may be, and then what each of its operations says in arguments. */
export type JudgedDocument =
  | { ok: true; operations: readonly OperationShape[] }
  | { ok: false; message: string };

/**
 * Judges a GraphQL document by its size and shape, before anything looks at what it means: in time that grows with its length,
 * whatever it says. The rule that Strapi comes with follows every spread of every fragment, and takes seconds for 883 bytes.
 * A document that is no GraphQL passes: whoever executes it says where it is wrong.
 *
 * @param isType asked of each type that the document names; without it, any may be
 */
export const judgeDocument = (text: string, isType: IsType = () => true): JudgedDocument => {
  const refuse = (expected: string): JudgedDocument => ({
    ok: false,
    message: `query — expected ${expected}`,
  });
  if (text.length > bounds.characters) {
    return refuse(`at most ${bounds.characters} characters; got ${text.length}`);
  }
  const lines = countLines(text);
  if (lines > bounds.lines) return refuse(`at most ${bounds.lines} lines; got ${lines}`);
  try {
    const document = parse(text, { noLocation: true, maxTokens: bounds.tokens });
    return { ok: true, operations: check(document, isType) };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message);
    // The parser calls itself for each level.
    if (error instanceof RangeError) return refuse('fewer levels of brackets in one another');
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes('tokens')) return refuse(`at most ${bounds.tokens} tokens`);
    return { ok: true, operations: [] };
  }
};
