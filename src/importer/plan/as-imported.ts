import { isRecord } from '../../explainer/is-record';
import type { DocumentChange, DocumentForm, FieldsForm, FieldValue } from './document-form';
import { noteFields } from './pending-note';

/** The attribute in which a document keeps what the file of its last import said: the base of the next three-way merge. */
export const asImported = 'asImported';

/** Kept by the importer for itself; no editor sees or changes them. */
export const ownFields: ReadonlySet<string> = new Set([asImported, 'sourceText', 'sourceFormat']);

const without = (fields: FieldsForm, isLeftOut: (name: string) => boolean): FieldsForm =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !isLeftOut(name)));

/**
 * What a document will keep of its file. Not the file's characters, which the article has once already, and no position,
 * of which a file says nothing: an article keeps the order of its sections instead.
 */
export const rememberForm = ({ fields }: DocumentForm, more: FieldsForm = {}): FieldsForm => ({
  ...without(fields, (name) => ownFields.has(name) || name === 'position'),
  ...more,
});

/**
 * What the file of the last import said of a stored document; null where none has brought it. A document that an editor
 * duplicated or gave another slug still has what its original was, and that is not the same document.
 */
export const recallForm = ({ slug, fields }: DocumentForm): FieldsForm | null => {
  const kept = fields[asImported];
  return isRecord(kept) && kept.slug === slug ? kept : null;
};

/** The slugs of the sections that an article's file had at its last import, in its order. */
export const recallSections = (article: DocumentForm | undefined): string[] => {
  const sections = article === undefined ? undefined : recallForm(article)?.sections;
  return Array.isArray(sections) ? sections.filter((slug) => typeof slug === 'string') : [];
};

const withoutHash = (name: string, value: FieldValue): FieldValue =>
  name === 'source' && isRecord(value) ? without(value, (part) => part === 'sha256') : value;

/** The fields that an editor can have been at: all but what the importer keeps for itself, and notes, which are no text of theirs. */
export const editorialFields = (fields: FieldsForm): FieldsForm =>
  Object.fromEntries(
    Object.entries(without(fields, (name) => ownFields.has(name) || noteFields.includes(name))).map(
      ([name, value]) => [name, withoutHash(name, value)],
    ),
  );

/** A change without what the importer only remembers; none where nothing else is left. */
export const visibleChange = (change: DocumentChange): DocumentChange => {
  if (change.action !== 'create' && change.action !== 'update') return change;
  const fields = without(change.fields, (name) => name === asImported);
  return change.action === 'update' && Object.keys(fields).length === 0
    ? { action: 'none', slug: change.slug }
    : { ...change, fields };
};
