import { isSourceCurrent } from './is-source-current';
import { parseSource } from './parse-source';
import { renderMarkdownSource } from './render-markdown-source';
import { renderText } from './render-text';
import { textOf, type StoredExplainer } from './stored-explainer';

export const exportFormats = ['text', 'markdown', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The file that was imported, to the byte, where it was of this format and the database still says what it said. */
const originalOf = (stored: StoredExplainer, format: 'text' | 'markdown'): string | null => {
  const sourceText = textOf(stored.article.sourceText);
  const source = parseSource(textOf(stored.article.slug), sourceText);
  return source?.format === format && isSourceCurrent(source, stored) ? sourceText : null;
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
