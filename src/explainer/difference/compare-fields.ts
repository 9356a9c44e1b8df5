import { isDeepStrictEqual } from 'node:util';

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
    if (before[field] === after[field] || isDeepStrictEqual(before[field], after[field])) return [];
    return [{ field, before: before[field], after: after[field] }];
  });
