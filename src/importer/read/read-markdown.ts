import type { ParsedExplainer, Problem } from '../parsed-explainer';
import { checkYaml } from './check-yaml';
import { chooseTitle } from './choose-title';
import { locateReferences } from './explainer-lines';
import { stemOf } from './file-name';
import { findSlugProblems } from './find-slug-problems';
import { findHeadingProblems } from './find-heading-problems';
import { findLevelProblems } from './find-level-problems';
import { type FrontMatter, frontMatterSchema } from './front-matter-schema';
import { hashBytes } from './hash-bytes';
import { readMarkdownOutline } from './markdown-outline';
import { buildMarkdownSections } from './markdown-sections';
import { nearestSlug } from './nearest-slug';
import type { InputFile, Reading } from './reading';
import { slugify } from '../../explainer/slugify';
import { splitFrontMatter } from './split-front-matter';
import { unwrapLines } from './unwrap-lines';
import { parseYaml, type YamlSource } from './yaml-source';

const emptyYaml: YamlSource = { content: {}, lineOf: () => 1 };

/**
 * Reads an explainer from Markdown (CommonMark) with YAML front matter. Bodies are slices of the source, with LF line
 * endings; every problem of front matter and headings comes back at once, each on its line.
 * @param sourceText the file's characters, as `decodeText` gives them
 */
export function readMarkdown(
  { file, bytes }: InputFile,
  sourceText: string,
): Reading<ParsedExplainer> {
  const split = splitFrontMatter(file, sourceText);
  if (!split.ok) return split;
  const { yaml, markdown } = split.value;
  const source = yaml === null ? null : parseYaml(file, yaml.text, yaml.firstLine);
  const outline = readMarkdownOutline(markdown.lines, markdown.firstLine);
  if (source !== null && !source.ok) {
    return {
      ok: false,
      problems: [
        ...source.problems,
        ...findLevelProblems(
          file,
          outline.topics.filter(({ level }) => level > 1),
        ),
      ],
    };
  }
  // Front matter of comments only has no content; that is no fault.
  const yamlSource = source === null || source.value.content === null ? emptyYaml : source.value;
  const front = checkYaml(file, yamlSource, frontMatterSchema);
  const stated = front.ok ? front.value.title : statedTitle(yamlSource.content);
  const {
    title,
    lead,
    topics,
    problems: titleProblems,
  } = chooseTitle(file, stated ?? null, outline);
  const sections = buildMarkdownSections(topics, front.ok ? front.value.sections : new Map());
  const slug = (front.ok ? front.value.slug : null) ?? slugify(stemOf(file));
  const problems = [
    ...(front.ok ? findUnknownSections(file, front.value, yamlSource, sections) : front.problems),
    ...(stated === undefined ? [] : titleProblems),
    ...findLevelProblems(file, topics),
    ...findHeadingProblems(file, sections),
    ...findSlugProblems(file, slug, 'a slug in front matter or in the file name'),
  ];
  if (lead === '' && sections.length === 0) {
    problems.push({ file, line: markdown.firstLine, field: 'sections', expected: 'some text' });
  }
  if (!front.ok || problems.length > 0)
    return { ok: false, problems: problems.sort((one, other) => one.line - other.line) };
  const { sections: said, ...facts } = front.value;
  const lines = locateReferences({ ...facts, sections: said }, yamlSource.lineOf);
  const sha256 = hashBytes(bytes);
  return {
    ok: true,
    value: {
      ...facts,
      file,
      format: 'markdown',
      sourceText,
      sha256,
      slug,
      title,
      lead: unwrapLines(lead),
      sections,
      lines,
    },
  };
}

/** The title where other front matter is at fault: null where it is missing, undefined where it cannot be known. */
function statedTitle(content: unknown): string | null | undefined {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return undefined;
  if (!('title' in content)) return null;
  return typeof content.title === 'string' ? content.title.trim() : undefined;
}

function findUnknownSections(
  file: string,
  front: FrontMatter,
  { lineOf }: YamlSource,
  sections: readonly { slug: string }[],
): Problem[] {
  const known = new Set(sections.map((section) => section.slug));
  return [...front.sections.keys()]
    .filter((slug) => !known.has(slug))
    .map((slug) => {
      const nearest = nearestSlug(slug, known);
      const suggestion = nearest === null ? '' : `; the nearest is "${nearest}"`;
      const expected = `the slug of a heading of this file${suggestion}`;
      return { file, line: lineOf(['sections', slug]), field: `sections.${slug}`, expected };
    });
}
