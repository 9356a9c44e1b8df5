import { isDeepStrictEqual } from 'node:util';
import { recallForm } from './as-imported';
import type { DocumentForm, FieldsForm, FieldValue } from './document-form';
import { bearsNote } from './pending-note';

interface StoredSections<Stored> {
  drafts: readonly Stored[];
  published: readonly DocumentForm[];
  /** Those of the file. */
  wanted: readonly DocumentForm[];
  /** The slugs of all sections of the article, those that editors added included. */
  known: ReadonlySet<string>;
}

/** What an import said of a section whose parent an editor removed since: that it stands on its own. */
const withoutLostParent = (base: FieldsForm, known: ReadonlySet<string>): FieldsForm =>
  typeof base.parent === 'string' && !known.has(base.parent) ? { ...base, parent: null } : base;

const isSame = (base: FieldValue, stored: FieldValue | undefined): boolean =>
  isDeepStrictEqual(base, stored ?? null);

/** What is published loses what it names when that is withdrawn, and nobody was at the section. */
const isSameOrLess = (base: FieldValue, stored: FieldValue | undefined): boolean =>
  isSame(base, stored) ||
  (Array.isArray(base) &&
    Array.isArray(stored) &&
    stored.every((entry) => base.some((former) => isDeepStrictEqual(former, entry))));

/**
 * The sections that the file dropped and that editors were at since it brought them, be it in the draft, in what is
 * published or by a note that waits: to remove these would remove the editors' work.
 */
export const findEditedSections = <Stored extends DocumentForm>({
  drafts,
  published,
  wanted,
  known,
}: StoredSections<Stored>): string[] => {
  const publishedBySlug = new Map(published.map((form) => [form.slug, form]));
  const inFile = new Set(wanted.map(({ slug }) => slug));
  const isEdited = (form: DocumentForm, isAsImported: typeof isSame): boolean => {
    const base = recallForm(form);
    if (base === null) return true;
    return Object.entries(withoutLostParent(base, known)).some(
      ([name, value]) => !isAsImported(value, form.fields[name]),
    );
  };
  return drafts
    .filter((draft) => {
      if (inFile.has(draft.slug)) return false;
      const shown = publishedBySlug.get(draft.slug);
      if (bearsNote(draft) || isEdited(draft, isSame)) return true;
      return shown !== undefined && isEdited(shown, isSameOrLess);
    })
    .map(({ slug }) => slug);
};
