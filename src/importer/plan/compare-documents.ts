import { isDeepStrictEqual } from 'node:util';
import type { DocumentChange, DocumentForm, FieldsForm } from './document-form';

const difference = (wanted: FieldsForm, stored: FieldsForm): FieldsForm =>
  Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => !isDeepStrictEqual(value, stored[name] ?? null),
    ),
  );

/**
 * What has to be done so that the stored documents become the wanted ones, and no more.
 *
 * @param wanted every document as the file has it, in the order in which they can be written
 * @param stored every document as the database has it
 * @param surplus what happens to a stored document that the file no longer has: `delete` for the sections of an article,
 *   `keep` for a vocabulary, which other explainers may use
 */
export const compareDocuments = (
  wanted: readonly DocumentForm[],
  stored: readonly DocumentForm[],
  surplus: 'delete' | 'keep',
): DocumentChange[] => {
  const storedBySlug = new Map(stored.map((form) => [form.slug, form]));
  const wantedSlugs = new Set(wanted.map(({ slug }) => slug));
  const written = wanted.map(({ slug, fields }): DocumentChange => {
    const counterpart = storedBySlug.get(slug);
    if (counterpart === undefined) return { action: 'create', slug, fields };
    const differing = difference(fields, counterpart.fields);
    return Object.keys(differing).length === 0
      ? { action: 'none', slug }
      : { action: 'update', slug, fields: differing };
  });
  if (surplus === 'keep') return written;
  const deleted = stored
    .filter(({ slug }) => !wantedSlugs.has(slug))
    .map(({ slug }): DocumentChange => ({ action: 'delete', slug }));
  return [...written, ...deleted];
};
