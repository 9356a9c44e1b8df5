import type { DocumentForm, FieldsForm, FieldValue } from '../plan/document-form';

/** An explainer as the database holds its drafts; sections in reading order. */
export interface StoredExplainer {
  locale: string;
  article: FieldsForm;
  sections: DocumentForm[];
}

/** The words of a field; empty where it has none. */
export const textOf = (value: FieldValue | undefined): string =>
  typeof value === 'string' ? value : '';

const positionOf = ({ fields }: DocumentForm): number =>
  typeof fields.position === 'number' ? fields.position : 0;

/** Sections in reading order; equal positions keep the order in which they came. */
export const inReadingOrder = (sections: readonly DocumentForm[]): DocumentForm[] =>
  [...sections].sort((one, other) => positionOf(one) - positionOf(other));
