import { Kind, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** What is selected of each field at one place of the answer, by the name that it has there, with all fragments spread. */
const groupByName = (
  sets: readonly SelectionSetNode[],
  fragments: Fragments,
): Map<string, (SelectionSetNode | undefined)[]> => {
  const groups = new Map<string, (SelectionSetNode | undefined)[]>();
  const take = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const group = groups.get(name);
        if (group === undefined) groups.set(name, [selection.selectionSet]);
        else group.push(selection.selectionSet);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        take(selection.selectionSet);
      } else {
        const fragment = fragments.get(selection.name.value);
        if (fragment !== undefined) take(fragment.selectionSet);
      }
    }
  };
  sets.forEach(take);
  return groups;
};

/**
 * How many pairs of fields come to one place of an answer under one name: whoever validates compares each with each (GraphQL, October
 * 2021, 5.3.2), also where they stand in different selections that are merged. In time that grows with the fields, all fragments spread:
 * to be asked once those are known to be few.
 */
export const countMergedPairs = (
  sets: readonly SelectionSetNode[],
  fragments: Fragments,
): number => {
  let pairs = 0;
  for (const group of groupByName(sets, fragments).values()) {
    pairs += (group.length * (group.length - 1)) / 2;
    const below = group.filter((set) => set !== undefined);
    if (below.length > 0) pairs += countMergedPairs(below, fragments);
  }
  return pairs;
};
