import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../explainer/is-record';
import { textOf, type FieldsForm, type FieldValue } from './document-form';
import { mergeFound } from './merge-found';

/** Follows from a section's text and the vocabulary, and so is never what a file says in so many words. */
export const foundFields: ReadonlySet<string> = new Set(['conditions', 'sideEffects', 'mentions']);

const mergeValue = (
  base: FieldValue | undefined,
  wanted: FieldValue,
  stored: FieldValue | undefined,
): FieldValue => {
  if (isDeepStrictEqual(base ?? null, wanted)) return stored ?? null;
  // A component's parts are merged one by one: a file that changed always brings a new source.sha256, which would
  // otherwise take with it what an editor wrote beside it.
  if (!isRecord(base) || !isRecord(wanted) || !isRecord(stored)) return wanted;
  return Object.fromEntries(
    Object.entries(wanted).map(([name, value]) => [
      name,
      mergeValue(base[name], value, stored[name]),
    ]),
  );
};

/** One document as it has to become: what the file changed since its last import, and all else as it is stored. */
export const mergeFields = (
  base: FieldsForm,
  wanted: FieldsForm,
  stored: FieldsForm,
): FieldsForm => {
  const body = textOf(mergeValue(base.body, wanted.body ?? null, stored.body));
  // What was found in the file's text cannot stand in another.
  const isTextEditors = body !== textOf(wanted.body);
  return Object.fromEntries(
    Object.entries(wanted).map(([name, value]): [string, FieldValue] => {
      if (!foundFields.has(name)) return [name, mergeValue(base[name], value, stored[name])];
      return isTextEditors
        ? [name, stored[name] ?? null]
        : [name, mergeFound({ base: base[name], wanted: value, stored: stored[name], body })];
    }),
  );
};
