import type { DocumentForm } from '../plan/document-form';

/** An explainer as the database holds its drafts; sections in reading order. */
export interface StoredExplainer {
  locale: string;
  article: DocumentForm;
  sections: DocumentForm[];
}

const positionOf = ({ fields }: DocumentForm): number =>
  typeof fields.position === 'number' ? fields.position : 0;

/** Sections in reading order; equal positions keep the order in which they came. */
export const inReadingOrder = (sections: readonly DocumentForm[]): DocumentForm[] =>
  [...sections].sort((one, other) => positionOf(one) - positionOf(other));
