import { isDeepStrictEqual } from 'node:util';
import type { DocumentForm, FieldsForm } from './document-form';

/** Follows from a section's text and the vocabulary, and so is never what a file says. */
const foundFields = new Set(['conditions', 'sideEffects', 'mentions']);

export interface MergedDocuments<Stored> {
  /** What the documents have to become. */
  wanted: DocumentForm[];
  /** The stored documents that the file speaks of; those that an editor added are not among them. */
  stored: Stored[];
  /** Slugs of documents in which an edit made since the last import was kept. */
  kept: string[];
}

const mergeFields = (base: FieldsForm, wanted: FieldsForm, stored: FieldsForm): FieldsForm => {
  const isTextEdited = !isDeepStrictEqual(stored.body ?? null, base.body ?? null);
  return Object.fromEntries(
    Object.entries(wanted).map(([name, value]) => {
      // A file says no position, only an order, and `keepPositions` has settled that.
      if (name === 'position') return [name, value];
      const isSaidAgain = foundFields.has(name)
        ? isTextEdited && isDeepStrictEqual(base.body ?? null, wanted.body ?? null)
        : isDeepStrictEqual(base[name] ?? null, value);
      return [name, isSaidAgain ? (stored[name] ?? null) : value];
    }),
  );
};

/** A section whose parent an editor removed stands on its own. */
const withoutLostParents = (
  merged: DocumentForm[],
  stored: ReadonlyMap<string, FieldsForm>,
): DocumentForm[] => {
  const known = new Set([...merged.map(({ slug }) => slug), ...stored.keys()]);
  return merged.map(({ slug, fields }) =>
    typeof fields.parent === 'string' && !known.has(fields.parent)
      ? { slug, fields: { ...fields, parent: null } }
      : { slug, fields },
  );
};

/**
 * Merges a file with what editors made of its last import: what the file changed is taken from the file, all else stays
 * as the database has it. A section that an editor removed stays removed, one that an editor added stays.
 *
 * @param base the documents as the last import's file had them; null where nothing was imported before
 */
export const mergeEdits = <Stored extends DocumentForm>(
  base: readonly DocumentForm[] | null,
  wanted: readonly DocumentForm[],
  stored: readonly Stored[],
): MergedDocuments<Stored> => {
  if (base === null) return { wanted: [...wanted], stored: [...stored], kept: [] };
  const baseBySlug = new Map(base.map((form) => [form.slug, form.fields]));
  const storedBySlug = new Map(stored.map((form) => [form.slug, form.fields]));
  const fromFile = new Set([...base, ...wanted].map(({ slug }) => slug));
  const kept: string[] = [];
  const merged = wanted.flatMap(({ slug, fields }): DocumentForm[] => {
    const before = baseBySlug.get(slug);
    const now = storedBySlug.get(slug);
    if (before === undefined) return [{ slug, fields }];
    if (now === undefined) {
      kept.push(slug);
      return [];
    }
    const mergedFields = mergeFields(before, fields, now);
    if (!isDeepStrictEqual(mergedFields, fields)) kept.push(slug);
    return [{ slug, fields: mergedFields }];
  });
  return {
    wanted: withoutLostParents(merged, storedBySlug),
    stored: stored.filter(({ slug }) => fromFile.has(slug)),
    kept,
  };
};
