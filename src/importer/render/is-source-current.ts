import { isDeepStrictEqual } from 'node:util';
import { recallForm, recallSections } from '../plan/as-imported';
import type { DocumentForm } from '../plan/document-form';
import { foundFields } from '../plan/merge-fields';
import type { StoredExplainer } from './stored-explainer';

/** What a plain text says: its words. All else of an explainer was inferred, or is an editor's. */
const saidInText = new Set([
  'title',
  'titleVariant',
  'lead',
  'heading',
  'slug',
  'level',
  'body',
  'parent',
]);

const isAsImported = (form: DocumentForm, isSaid: (name: string) => boolean): boolean => {
  const source = recallForm(form);
  return (
    source !== null &&
    Object.entries(form.fields).every(
      ([name, value]) =>
        !(name in source && isSaid(name)) || isDeepStrictEqual(value, source[name]),
    )
  );
};

/** Whether the database still says, word for word and in the same order, what the imported file said. */
export const isSourceCurrent = (
  { article, sections }: StoredExplainer,
  format: 'text' | 'markdown',
): boolean => {
  // Front matter says all of an explainer but what is found in its text.
  const isSaid = (name: string) =>
    format === 'text' ? saidInText.has(name) : name !== 'sections' && !foundFields.has(name);
  return (
    [article, ...sections].every((form) => isAsImported(form, isSaid)) &&
    isDeepStrictEqual(
      recallSections(article),
      sections.map(({ slug }) => slug),
    )
  );
};
