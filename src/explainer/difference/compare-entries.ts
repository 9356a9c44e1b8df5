import { compareFields, type FieldChange } from './compare-fields';

interface Entry {
  documentId: string;
  slug: string;
}

export interface NamedEntry extends Entry {
  name: string;
}

export interface ChangedEntry extends NamedEntry {
  fields: FieldChange[];
}

/** What came to a list, went from it, or stayed and reads differently. */
export interface EntriesDifference {
  added: NamedEntry[];
  removed: NamedEntry[];
  changed: ChangedEntry[];
}

/** Compares two lists of the same kind of entries, which are known by their documentId. */
export const compareEntries = <Thing extends Entry>(
  before: readonly Thing[],
  after: readonly Thing[],
  nameOf: (entry: Thing) => string,
  fields: readonly (keyof Thing & string)[],
): EntriesDifference => {
  const name = (entry: Thing): NamedEntry => ({
    documentId: entry.documentId,
    slug: entry.slug,
    name: nameOf(entry),
  });
  const old = new Map(before.map((entry) => [entry.documentId, entry]));
  const now = new Set(after.map(({ documentId }) => documentId));
  return {
    added: after.filter(({ documentId }) => !old.has(documentId)).map(name),
    removed: before.filter(({ documentId }) => !now.has(documentId)).map(name),
    changed: after.flatMap((entry) => {
      const was = old.get(entry.documentId);
      // The very same object, as where few entries of many were replaced, has no changes.
      if (was === undefined || was === entry) return [];
      const changes = compareFields(was, entry, fields);
      return changes.length === 0 ? [] : [{ ...name(entry), fields: changes }];
    }),
  };
};
