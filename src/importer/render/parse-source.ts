import type { ParsedExplainer } from '../parsed-explainer';
import { readFile } from '../read/read-file';

/** Markdown is told from plain text by how it begins: front matter, or a heading of level one. */
const beginsAsMarkdown = /^\ufeff?(?:---\r?\n|#\s)/;

/** The stored text of an imported file, read again as it was read then; null where there is none, or no reader takes it. */
export const parseSource = (slug: string, sourceText: string): ParsedExplainer | null => {
  if (sourceText === '') return null;
  const file = `${slug}.${beginsAsMarkdown.test(sourceText) ? 'md' : 'txt'}`;
  const content = readFile({ file, bytes: new TextEncoder().encode(sourceText) });
  return content.ok && content.value.kind === 'explainer' ? content.value.explainer : null;
};
