import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { bounds } from './document-bounds';
import { measureValue, type ValueExtent } from './measure-values';
import {
  addSpread,
  noUsesYet,
  totalUses,
  type VariableUses,
  type WrittenUses,
} from './variable-uses';

/** What a selection comes to, with all fragments spread. */
interface Extent extends ValueExtent {
  /** Levels of fields; those of introspection do not count. */
  depth: number;
  /** Fields and fragments: one within another costs whoever validates it as much as a field does. */
  selections: number;
  aliases: number;
  rootFields: number;
  directives: number;
}

interface Measured {
  extent: Extent;
  uses: WrittenUses;
}

/** Says what is wrong with a document; whoever measures one catches it. */
export class Refusal extends Error {}

const none: Extent = {
  ...{ depth: 0, selections: 0, aliases: 0, rootFields: 0, directives: 0 },
  ...{ valueDepth: 0, values: 0, terms: 0, objects: 0 },
};

const add = (one: Extent, other: Extent): Extent => ({
  depth: Math.max(one.depth, other.depth),
  selections: one.selections + other.selections,
  aliases: one.aliases + other.aliases,
  rootFields: one.rootFields + other.rootFields,
  directives: one.directives + other.directives,
  valueDepth: Math.max(one.valueDepth, other.valueDepth),
  values: one.values + other.values,
  terms: one.terms + other.terms,
  objects: one.objects + other.objects,
});

/** The fragments of a document by their names. */
export const fragmentsOf = ({
  definitions,
}: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );

/** Measures selections of one document, each fragment once: 30 that spread each other twice stand for a thousand million fields. */
export const createMeasure = (fragments: ReadonlyMap<string, FragmentDefinitionNode>) => {
  const known = new Map<string, Measured>();
  const open = new Set<string>();

  const measureFragment = (name: string): Measured => {
    const measured = known.get(name);
    if (measured !== undefined) return measured;
    const fragment = fragments.get(name);
    if (fragment === undefined) throw new Refusal(`a definition of fragment "${name}"; got none`);
    if (open.has(name)) {
      throw new Refusal(`fragments that end; got "${name}", which spreads itself`);
    }
    open.add(name);
    const uses = noUsesYet();
    const fresh = { extent: measure(fragment.selectionSet, uses), uses };
    open.delete(name);
    known.set(name, fresh);
    return fresh;
  };

  const measureSpread = (name: string, uses: WrittenUses): Extent => {
    const fragment = measureFragment(name);
    addSpread(uses, fragment.uses);
    return fragment.extent;
  };

  const measure = ({ selections }: SelectionSetNode, uses: WrittenUses): Extent => {
    if (selections.length > bounds.sideBySide) {
      const expected = `at most ${bounds.sideBySide} fields and fragments side by side`;
      throw new Refusal(`${expected}; got ${selections.length}`);
    }
    let total = none;
    for (const selection of selections) {
      const directives = selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        const below = selection.selectionSet ? measure(selection.selectionSet, uses) : none;
        const isIntrospection = selection.name.value.startsWith('__');
        // graphql-js resolves it itself, so that nobody counts it where it is answered.
        if (selection.name.value === '__typename' && selection.alias !== undefined) {
          throw new Refusal(`__typename under no other name; got ${selection.alias.value}`);
        }
        for (const { name, value } of selection.arguments ?? []) {
          total = add(total, { ...none, ...measureValue(value, name.value, uses) });
        }
        total = add(total, {
          ...below,
          depth: isIntrospection || !selection.selectionSet ? 0 : below.depth + 1,
          selections: below.selections + 1,
          aliases: below.aliases + Number(selection.alias !== undefined),
          rootFields: 1,
          directives: below.directives + directives,
        });
      } else {
        const spread =
          selection.kind === Kind.FRAGMENT_SPREAD
            ? measureSpread(selection.name.value, uses)
            : measure(selection.selectionSet, uses);
        total = add(total, {
          ...spread,
          selections: spread.selections + 1,
          directives: spread.directives + directives,
        });
      }
    }
    return total;
  };

  return (selectionSet: SelectionSetNode): Extent & { uses: VariableUses } => {
    const uses = noUsesYet();
    return { ...measure(selectionSet, uses), uses: totalUses(uses) };
  };
};
