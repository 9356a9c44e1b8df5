/** How often a document names a variable: wherever it stands, and of those where all of it is one term. */
export interface UseCount {
  times: number;
  asOneTerm: number;
}

export type VariableUses = ReadonlyMap<string, UseCount>;

export const noUses: VariableUses = new Map();

export const countUse = (name: string, isOneTerm: boolean): VariableUses =>
  new Map([[name, { times: 1, asOneTerm: isOneTerm ? 1 : 0 }]]);

/** The uses of both; neither is changed. */
export const mergeUses = (one: VariableUses, other: VariableUses): VariableUses => {
  if (other.size === 0) return one;
  if (one.size === 0) return other;
  const merged = new Map(one);
  for (const [name, { times, asOneTerm }] of other) {
    const before = merged.get(name) ?? { times: 0, asOneTerm: 0 };
    merged.set(name, { times: before.times + times, asOneTerm: before.asOneTerm + asOneTerm });
  }
  return merged;
};
