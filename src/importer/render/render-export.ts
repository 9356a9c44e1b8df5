import { ownFields } from '../plan/as-imported';
import { textOf, type FieldsForm } from '../plan/document-form';
import { isSourceCurrent } from './is-source-current';
import { renderMarkdownSource } from './render-markdown-source';
import { renderText } from './render-text';
import type { StoredExplainer } from './stored-explainer';

export const exportFormats = ['text', 'markdown', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The file that was imported, to the byte, where it was of this format and the database still says what it said. */
const originalOf = (stored: StoredExplainer, format: 'text' | 'markdown'): string | null =>
  stored.article.fields.sourceFormat === format && isSourceCurrent(stored, format)
    ? textOf(stored.article.fields.sourceText)
    : null;

const factsOf = (fields: FieldsForm): FieldsForm =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !ownFields.has(name)));

const renderJson = ({ locale, article, sections }: StoredExplainer): string => {
  const facts = { locale, ...factsOf(article.fields) };
  const parts = sections.map(({ fields }) => factsOf(fields));
  return `${JSON.stringify({ ...facts, sections: parts }, null, 2)}\n`;
};

/** An explainer as a file: the one it came from where that is still true, else one written from what the database holds. */
export const renderExport = (stored: StoredExplainer, format: ExportFormat): string => {
  switch (format) {
    case 'text':
      return originalOf(stored, 'text') ?? renderText(stored);
    case 'markdown':
      return originalOf(stored, 'markdown') ?? renderMarkdownSource(stored);
    case 'json':
      return renderJson(stored);
  }
};
