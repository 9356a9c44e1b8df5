import type { ParsedExplainer, Problem } from '../parsed-explainer';
import { stemOf } from './file-name';
import { findSlugProblems } from './find-slug-problems';
import { noReview } from './front-matter-schema';
import { findHeadingProblems } from './find-heading-problems';
import { hashBytes } from './hash-bytes';
import { buildPlainSections } from './plain-sections';
import type { InputFile, Reading } from './reading';
import { slugify } from '../../explainer/slugify';
import { readTextBlocks, type TextBlock } from './text-blocks';
import { readTitleLines } from './title-variant';
import { writeBlocks } from './write-blocks';

/**
 * Reads an explainer from plain text without mark-up: the first heading is the title, the paragraphs up to the next
 * one are the lead, and levels, health aspects and calls to book are inferred.
 * @param sourceText the file's characters, as `decodeText` gives them
 */
export function readPlainText(
  { file, bytes }: InputFile,
  sourceText: string,
): Reading<ParsedExplainer> {
  const [first, ...others] = readTextBlocks(sourceText);
  if (first?.kind !== 'heading') {
    const expected = 'a title: a short first line of its own, without a full stop';
    return { ok: false, problems: [{ file, line: first?.line ?? 1, field: 'title', expected }] };
  }
  const titleLines = readTitleLines(first.text, onlyLineOf(others[0]));
  const rest = titleLines.isSecondLineUsed ? others.slice(1) : others;
  const firstHeading = rest.findIndex((block) => block.kind === 'heading');
  // A lead is shown as it is, a section's body as Markdown.
  const lead = writeBlocks(firstHeading === -1 ? rest : rest.slice(0, firstHeading), {
    writeLines: (lines) => lines,
    joinsLists: false,
  });
  const sections = buildPlainSections(firstHeading === -1 ? [] : rest.slice(firstHeading));
  const slug = slugify(stemOf(file));
  const problems: Problem[] = [
    ...findHeadingProblems(file, sections),
    ...findSlugProblems(file, slug, 'a letter a–z or a digit in the file name'),
  ];
  if (lead === '' && sections.length === 0) {
    problems.push({
      file,
      line: first.line,
      field: 'sections',
      expected: 'some text after the title',
    });
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: {
      file,
      format: 'text',
      sourceText,
      sha256: hashBytes(bytes),
      slug,
      locale: 'en',
      title: titleLines.title,
      titleVariant: titleLines.titleVariant,
      lead,
      about: null,
      codes: [],
      source: { name: null, url: null, licence: null },
      review: noReview,
      authors: [],
      reviewers: [],
      references: [],
      sections,
      lines: {},
    },
  };
}

function onlyLineOf(block: TextBlock | undefined): string | null {
  if (block?.kind === 'heading') return block.text;
  return block?.kind === 'paragraph' && block.lines.length === 1 ? (block.lines[0] ?? null) : null;
}
