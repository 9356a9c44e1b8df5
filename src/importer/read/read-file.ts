import type { ParsedExplainer } from '../parsed-explainer';
import { decodeText } from './decode-text';
import { extensionOf } from './file-name';
import { readMarkdown } from './read-markdown';
import { readPlainText } from './read-plain-text';
import { readVocabularyFile, type VocabularyPart } from './read-vocabulary';
import type { InputFile, Reading } from './reading';

/** What one file turned out to hold. */
export type FileContent =
  | { kind: 'explainer'; explainer: ParsedExplainer }
  | { kind: 'vocabulary'; vocabulary: VocabularyPart };

/** Reads any file the importer takes: its extension says how. */
export function readFile(input: InputFile): Reading<FileContent> {
  const read = readerOf(input.file);
  if (read === null) {
    const expected = 'a file that ends in .txt, .md, .markdown, .yaml or .yml';
    return { ok: false, problems: [{ file: input.file, line: 1, field: 'file name', expected }] };
  }
  const text = decodeText(input);
  return text.ok ? read(input, text.value) : text;
}

function readerOf(
  file: string,
): ((input: InputFile, sourceText: string) => Reading<FileContent>) | null {
  switch (extensionOf(file)) {
    case 'txt':
      return (input, sourceText) => toExplainer(readPlainText(input, sourceText));
    case 'md':
    case 'markdown':
      return (input, sourceText) => toExplainer(readMarkdown(input, sourceText));
    case 'yaml':
    case 'yml':
      return (input, sourceText) => {
        const part = readVocabularyFile(input, sourceText);
        return part.ok ? { ok: true, value: { kind: 'vocabulary', vocabulary: part.value } } : part;
      };
    default:
      return null;
  }
}

function toExplainer(reading: Reading<ParsedExplainer>): Reading<FileContent> {
  return reading.ok
    ? { ok: true, value: { kind: 'explainer', explainer: reading.value } }
    : reading;
}
