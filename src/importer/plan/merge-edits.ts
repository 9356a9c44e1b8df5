import { isDeepStrictEqual } from 'node:util';
import { asImported, recallForm, rememberForm } from './as-imported';
import type { DocumentForm, FieldsForm } from './document-form';
import { mergeFields } from './merge-fields';
import { overwrittenFields, type OverwrittenEdit } from './overwritten-edits';

/** What a merge decided about documents, by their slugs. */
export interface MergeNotes {
  /** In these an edit made since the last import was kept. */
  kept: string[];
  /** These were made by editors; the file that brings them now for the first time replaces what it speaks of. */
  replaced: string[];
  /** In these an edit made since the last import gives way to what the file changed. */
  overwritten: OverwrittenEdit[];
}

export interface MergedDocuments<Stored> extends MergeNotes {
  /** What the documents have to become, each with what it will keep of its file. */
  wanted: DocumentForm[];
  /** The stored documents that the file speaks of; those that an editor added are not among them. */
  stored: Stored[];
}

/** A section whose parent an editor removed stands on its own. */
const withoutLostParents = (
  merged: DocumentForm[],
  stored: ReadonlyMap<string, DocumentForm>,
): DocumentForm[] => {
  const known = new Set([...merged.map(({ slug }) => slug), ...stored.keys()]);
  return merged.map(({ slug, fields }) =>
    typeof fields.parent === 'string' && !known.has(fields.parent)
      ? { slug, fields: { ...fields, parent: null } }
      : { slug, fields },
  );
};

const differs = (one: FieldsForm, other: FieldsForm): boolean =>
  Object.entries(one).some(([name, value]) => !isDeepStrictEqual(value, other[name] ?? null));

/**
 * Merges a file with what editors made of its last import, which the stored documents themselves remember: what the file
 * changed is taken from the file, all else stays as the database has it.
 *
 * @param formerSlugs what the file of the last import had: of these, one that an editor removed stays removed, and one that
 *   an editor put in its place stays too
 * @param remembered what an article keeps beside its fields: the order of its sections
 */
export const mergeEdits = <Stored extends DocumentForm>(
  wanted: readonly DocumentForm[],
  stored: readonly Stored[],
  formerSlugs: readonly string[] = [],
  remembered: FieldsForm = {},
): MergedDocuments<Stored> => {
  const storedBySlug = new Map(stored.map((form) => [form.slug, form]));
  const former = new Set(formerSlugs);
  const isRemoved = (slug: string): boolean => {
    const now = storedBySlug.get(slug);
    return former.has(slug) && (now === undefined || recallForm(now) === null);
  };
  const notes: MergeNotes = { kept: [], replaced: [], overwritten: [] };
  const merged = wanted.flatMap(({ slug, fields }): DocumentForm[] => {
    if (isRemoved(slug)) {
      notes.kept.push(slug);
      return [];
    }
    const now = storedBySlug.get(slug);
    const base = now === undefined ? null : recallForm(now);
    const mergedFields =
      now === undefined || base === null ? fields : mergeFields(base, fields, now.fields);
    if (differs(fields, mergedFields)) notes.kept.push(slug);
    if (now !== undefined && base === null && differs(fields, now.fields))
      notes.replaced.push(slug);
    const lost =
      now === undefined || base === null ? [] : overwrittenFields(base, now.fields, mergedFields);
    if (lost.length > 0) notes.overwritten.push({ slug, fields: lost });
    return [
      {
        slug,
        fields: { ...mergedFields, [asImported]: rememberForm({ slug, fields }, remembered) },
      },
    ];
  });
  const fromFile = new Set([...formerSlugs, ...wanted.map(({ slug }) => slug)]);
  return {
    ...notes,
    wanted: withoutLostParents(merged, storedBySlug),
    stored: stored.filter(({ slug }) => fromFile.has(slug) && !isRemoved(slug)),
  };
};
