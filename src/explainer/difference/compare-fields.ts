import { canonicalJson } from '../canonical-json';

export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** The named properties that differ, in the order of the names. */
export const compareFields = <Thing extends object>(
  before: Thing,
  after: Thing,
  fields: readonly (keyof Thing & string)[],
): FieldChange[] =>
  fields.flatMap((field) => {
    const isSame = canonicalJson(before[field]) === canonicalJson(after[field]);
    return isSame ? [] : [{ field, before: before[field], after: after[field] }];
  });
