import { Kind, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

type Sizes = Readonly<Record<string, number | undefined>>;

/**
 * How many there are of each list of a schema's own description (GraphQL, October 2021, 4.2) in one like ours: of one type, which may be
 * the query itself, or what it filters by.
 */
const ofOne: Sizes = {
  ...{ types: 150, directives: 5, enumValues: 8, possibleTypes: 5, interfaces: 2 },
  ...{ fields: 45, inputFields: 35, args: 5 },
  // Of two types that are named one is a list of others, or may not be null.
  ofType: 0.5,
};

/** Likewise of each of all types, on average. */
const ofEach: Sizes = { ...ofOne, fields: 8, inputFields: 8, args: 4 };

/** Lead from one type to another. */
const onward = new Set(['type', 'ofType', 'possibleTypes', 'interfaces']);

const sizesWithin = (name: string, sizes: Sizes | null): Sizes | null => {
  if (sizes === null) return name === '__schema' || name === '__type' ? ofOne : null;
  if (name === 'types') return ofEach;
  return onward.has(name) ? ofOne : sizes;
};

/**
 * About how many values of the schema's own description an operation asks for: whoever executes it gives them all without a pause, and
 * lists in lists multiply. Each fragment is counted once for each kind of place; they must be known to end.
 */
export const createIntrospectedCount = (fragments: ReadonlyMap<string, FragmentDefinitionNode>) => {
  const known = new Map<Sizes | null, Map<string, number>>();

  /** @param sizes of what is selected; null outside of a description */
  const countIn = (set: SelectionSetNode, sizes: Sizes | null): number =>
    set.selections.reduce((count, selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return count + countIn(selection.selectionSet, sizes);
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        return count + countFragment(selection.name.value, sizes);
      const name = selection.name.value;
      const below = selection.selectionSet;
      const inside = below === undefined ? 0 : countIn(below, sizesWithin(name, sizes));
      return count + (sizes === null ? inside : (sizes[name] ?? 1) * (1 + inside));
    }, 0);

  const countFragment = (name: string, sizes: Sizes | null): number => {
    const ofPlace = known.get(sizes) ?? new Map<string, number>();
    known.set(sizes, ofPlace);
    const before = ofPlace.get(name);
    if (before !== undefined) return before;
    const fragment = fragments.get(name);
    const count = fragment === undefined ? 0 : countIn(fragment.selectionSet, sizes);
    ofPlace.set(name, count);
    return count;
  };

  return (set: SelectionSetNode): number => countIn(set, null);
};
