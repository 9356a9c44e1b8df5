import { isDeepStrictEqual } from 'node:util';
import { articleForm, sectionForms } from '../plan/explainer-forms';
import type { DocumentForm, FieldsForm } from '../plan/document-form';
import type { ParsedExplainer } from '../parsed-explainer';
import type { StoredExplainer } from './stored-explainer';

const saidInSection = ['heading', 'slug', 'level', 'body', 'parent'];
const saidInArticle = ['title', 'titleVariant', 'slug', 'lead'];

const said = (fields: FieldsForm, names: string[]) => names.map((name) => fields[name] ?? null);
const saidBySections = (sections: readonly DocumentForm[]) =>
  sections.map(({ fields }) => said(fields, saidInSection));

/** Whether the database still says, word for word and in the same order, what the imported file said. */
export const isSourceCurrent = (source: ParsedExplainer, stored: StoredExplainer): boolean =>
  isDeepStrictEqual(
    said(articleForm(source).fields, saidInArticle),
    said(stored.article, saidInArticle),
  ) &&
  isDeepStrictEqual(
    saidBySections(sectionForms(source, new Map())),
    saidBySections(stored.sections),
  );
