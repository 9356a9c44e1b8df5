import {
  Kind,
  parse,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { bounds, type DocumentVerdict } from './document-bounds';
import { measureValue, type ValueExtent } from './measure-values';

/** What a selection comes to, with all fragments spread. */
interface Extent extends ValueExtent {
  /** Levels of fields; those of introspection do not count. */
  depth: number;
  /** Fields and fragments: one within another costs whoever validates it as much as a field does. */
  selections: number;
  rootFields: number;
  directives: number;
}

/** Says what is wrong with a document; never leaves this module. */
class Refusal extends Error {}

const none: Extent = {
  ...{ depth: 0, selections: 0, rootFields: 0, directives: 0 },
  ...{ valueDepth: 0, values: 0 },
};

const add = (one: Extent, other: Extent): Extent => ({
  depth: Math.max(one.depth, other.depth),
  selections: one.selections + other.selections,
  rootFields: one.rootFields + other.rootFields,
  directives: one.directives + other.directives,
  valueDepth: Math.max(one.valueDepth, other.valueDepth),
  values: one.values + other.values,
});

/** Measures selections of one document, each fragment once: 30 that spread each other twice stand for a thousand million fields. */
const createMeasure = (document: DocumentNode) => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const known = new Map<string, Extent>();
  const open = new Set<string>();

  const measureFragment = (name: string): Extent => {
    const measured = known.get(name);
    if (measured !== undefined) return measured;
    const fragment = fragments.get(name);
    if (fragment === undefined) throw new Refusal(`a definition of fragment "${name}"; got none`);
    if (open.has(name)) {
      throw new Refusal(`fragments that end; got "${name}", which spreads itself`);
    }
    open.add(name);
    const extent = measure(fragment.selectionSet);
    open.delete(name);
    known.set(name, extent);
    return extent;
  };

  const measure = ({ selections }: SelectionSetNode): Extent => {
    let total = none;
    for (const selection of selections) {
      const directives = selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet ? measure(selection.selectionSet) : none;
        const isIntrospection = selection.name.value.startsWith('__');
        for (const { value } of selection.arguments ?? []) {
          total = add(total, { ...none, ...measureValue(value) });
        }
        total = add(total, {
          ...below,
          depth: isIntrospection || !selection.selectionSet ? 0 : below.depth + 1,
          selections: below.selections + 1,
          rootFields: 1,
          directives: below.directives + directives,
        });
      } else {
        const spread =
          selection.kind === Kind.FRAGMENT_SPREAD
            ? measureFragment(selection.name.value)
            : measure(selection.selectionSet);
        total = add(total, {
          ...spread,
          selections: spread.selections + 1,
          directives: spread.directives + directives,
        });
      }
    }
    return total;
  };
  return measure;
};

const nouns = [
  ['depth', 'levels of fields'],
  ['selections', 'fields and fragments, with every fragment spread'],
  ['rootFields', 'fields at the top, with aliases'],
  ['directives', 'directives'],
  ['valueDepth', 'levels of lists and objects in an argument'],
  ['values', 'values in arguments'],
] as const;

const check = (document: DocumentNode): void => {
  const measure = createMeasure(document);
  for (const definition of document.definitions) {
    if (!('selectionSet' in definition)) continue;
    const measured = measure(definition.selectionSet);
    const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
    const extent = isOperation ? measured : { ...measured, rootFields: 0 };
    for (const [name, noun] of nouns) {
      if (extent[name] > bounds[name]) {
        throw new Refusal(`at most ${bounds[name]} ${noun}; got ${extent[name]}`);
      }
    }
  }
};

/**
 * Judges a GraphQL document by its size and shape, before anything looks at what it means: in time that grows with its length,
 * whatever it says. The rule that Strapi comes with follows every spread of every fragment, and takes seconds for 883 bytes.
 * A document that is no GraphQL passes: whoever executes it says where it is wrong.
 */
export const judgeDocument = (text: string): DocumentVerdict => {
  const refuse = (expected: string): DocumentVerdict => ({
    ok: false,
    message: `query — expected ${expected}`,
  });
  if (text.length > bounds.characters) {
    return refuse(`at most ${bounds.characters} characters; got ${text.length}`);
  }
  let document: DocumentNode;
  try {
    document = parse(text, { noLocation: true, maxTokens: bounds.tokens });
  } catch (error) {
    const isTooLong = error instanceof Error && error.message.includes('tokens');
    return isTooLong ? refuse(`at most ${bounds.tokens} tokens`) : { ok: true };
  }
  try {
    check(document);
    return { ok: true };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message);
    throw error;
  }
};
