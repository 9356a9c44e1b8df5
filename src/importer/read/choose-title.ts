import type { Problem } from '../parsed-explainer';
import type { MarkdownOutline, MarkdownTopic } from './markdown-outline';
import { maxLineLength } from './yaml-fields';

/** The title of a Markdown file, and what is left of its outline when the title's own heading is taken out. */
export interface TitledOutline {
  title: string;
  lead: string;
  topics: MarkdownTopic[];
  problems: Problem[];
}

/**
 * Takes the title from front matter, or else from the one `# heading`; where both are there they must agree.
 * @param stated the title in front matter
 */
export function chooseTitle(
  file: string,
  stated: string | null,
  outline: MarkdownOutline,
): TitledOutline {
  const [first, ...others] = outline.topics;
  if (first === undefined || first.level !== 1) {
    const problems: Problem[] =
      stated === null
        ? [
            {
              file,
              line: 1,
              field: 'title',
              expected: 'a title in front matter or one "# heading"',
            },
          ]
        : [];
    return { title: stated ?? '', lead: outline.opening, topics: outline.topics, problems };
  }
  const problems: Problem[] = [];
  if (stated !== null && stated !== first.heading) {
    const expected = `the title of the front matter, "${stated}", or no "# heading" at all`;
    problems.push({ file, line: first.line, field: 'title', expected });
  } else if (first.heading === '') {
    problems.push({ file, line: first.line, field: 'title', expected: 'words in the title' });
  } else if (first.heading.length > maxLineLength) {
    const expected = `at most ${maxLineLength} characters`;
    problems.push({ file, line: first.line, field: 'title', expected });
  }
  const lead = [outline.opening, first.body].filter((text) => text !== '').join('\n\n');
  return { title: stated ?? first.heading, lead, topics: others, problems };
}
