import type { Reading } from './reading';

/** A Markdown file in its two parts, each with the 1-based line at which it starts. */
export interface FrontMatterSplit {
  /** The YAML between the `---` lines; null where the file has none. */
  yaml: { text: string; firstLine: number } | null;
  markdown: { lines: string[]; firstLine: number };
}

/** Parts front matter from Markdown. Line endings become LF and a byte order mark goes; `sourceText` keeps both. */
export function splitFrontMatter(file: string, sourceText: string): Reading<FrontMatterSplit> {
  const lines = sourceText.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const opening = lines.findIndex((line) => line.trim() !== '');
  if (lines[opening]?.trimEnd() !== '---') {
    return { ok: true, value: { yaml: null, markdown: { lines, firstLine: 1 } } };
  }
  const closing = lines.findIndex(
    (line, index) => index > opening && /^(?:---|\.\.\.)\s*$/.test(line),
  );
  if (closing === -1) {
    const expected = 'a line "---" that ends the front matter which this line begins';
    return { ok: false, problems: [{ file, line: opening + 1, field: 'front matter', expected }] };
  }
  return {
    ok: true,
    value: {
      yaml: { text: lines.slice(opening + 1, closing).join('\n'), firstLine: opening + 2 },
      markdown: { lines: lines.slice(closing + 1), firstLine: closing + 2 },
    },
  };
}
