/**
 * A document as the importer compares it: its fields by name, relations as slugs, components as plain objects.
 * What a file wants and what the database holds are brought into this one form, so that their difference is a difference of values.
 */
export interface DocumentForm {
  slug: string;
  fields: FieldsForm;
}

export type FieldsForm = Record<string, FieldValue>;

export type FieldValue =
  | string
  | number
  | boolean
  | null
  | FieldValue[]
  | { [name: string]: FieldValue };

/** What has to be done to one document; `fields` holds only what differs. */
export type DocumentChange =
  | { action: 'create'; slug: string; fields: FieldsForm }
  | { action: 'update'; slug: string; fields: FieldsForm }
  | { action: 'delete'; slug: string }
  | { action: 'none'; slug: string };

/** The fields that a form has; forms of one content type all have the same. */
export const namesOf = (forms: readonly DocumentForm[]): string[] =>
  Object.keys(forms[0]?.fields ?? {});

/** The words of a field; empty where it has none. */
export const textOf = (value: FieldValue | undefined): string =>
  typeof value === 'string' ? value : '';
