import { readFile } from '../read/read-file';
import { isSourceCurrent } from './is-source-current';
import { renderMarkdownSource } from './render-markdown-source';
import { renderText } from './render-text';
import { textOf, type StoredExplainer } from './stored-explainer';

export const exportFormats = ['text', 'markdown', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

const extensions = { text: 'txt', markdown: 'md' };

/** The file that was imported, to the byte, where it was of this format and the database still says what it said. */
const originalOf = (stored: StoredExplainer, format: 'text' | 'markdown'): string | null => {
  const sourceText = textOf(stored.article.sourceText);
  if (sourceText === '') return null;
  const file = `${textOf(stored.article.slug)}.${extensions[format]}`;
  const content = readFile({ file, bytes: new TextEncoder().encode(sourceText) });
  if (!content.ok || content.value.kind !== 'explainer') return null;
  return isSourceCurrent(content.value.explainer, stored) ? sourceText : null;
};

const renderJson = ({ locale, article, sections }: StoredExplainer): string => {
  const facts = Object.fromEntries(
    Object.entries(article).filter(([name]) => name !== 'sourceText'),
  );
  return `${JSON.stringify({ locale, ...facts, sections: sections.map(({ fields }) => fields) }, null, 2)}\n`;
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
