import type { Schema, UID } from '@strapi/strapi';

/** What the form says about one attribute: a label, and under the field a help text where the label is not enough. */
export type FieldWords = readonly [label: string, help?: string];

/** How the admin panel shows one content type or component to editors. */
export interface EditorView<U extends UID.Schema> {
  /** The attribute that stands for an entry in relations, lists and closed components. */
  entryTitle: Schema.AttributeNames<U>;
  /** The form, row by row; the attributes of a row share its width equally. What stands in no row is not in the form. */
  form: readonly (readonly Schema.AttributeNames<U>[])[];
  words: Partial<Record<Schema.AttributeNames<U>, FieldWords>>;
  /** Derived or kept for machines: in neither the form nor the list, and not to be added there. */
  hidden?: readonly Schema.AttributeNames<U>[];
}

/** A content type is also listed. */
export interface ListedView<U extends UID.ContentType> extends EditorView<U> {
  columns: readonly Schema.AttributeNames<U>[];
  sortBy: Schema.AttributeNames<U>;
}

/** A view of any type, for code that treats all alike. */
export interface AnyView {
  entryTitle: string;
  form: readonly (readonly string[])[];
  words: Readonly<Record<string, FieldWords | undefined>>;
  hidden?: readonly string[];
  columns?: readonly string[];
  sortBy?: string;
}
