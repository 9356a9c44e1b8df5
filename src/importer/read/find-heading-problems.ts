import type { Problem } from '../parsed-explainer';
import { maxLineLength } from './yaml-fields';

interface Headed {
  slug: string;
  heading: string;
  line: number;
}

/** Problems with headings: too long, or with the slugs that they give: none at all, or the same one twice. */
export function findHeadingProblems(file: string, sections: readonly Headed[]): Problem[] {
  const firstWith = new Map<string, Headed>();
  const problems: Problem[] = [];
  for (const section of sections) {
    const { slug, heading, line } = section;
    const first = firstWith.get(slug);
    if (heading.length > maxLineLength) {
      problems.push({
        file,
        line,
        field: 'heading',
        expected: `at most ${maxLineLength} characters`,
      });
    }
    if (slug === '') {
      problems.push({
        file,
        line,
        field: 'heading',
        expected: `a letter a–z or a digit in the heading "${heading}"`,
      });
    } else if (first !== undefined) {
      const expected = `a heading of its own; "${heading}" gives the slug "${slug}" on line ${first.line} and on line ${line}`;
      problems.push({ file, line, field: 'heading', expected });
    } else firstWith.set(slug, section);
  }
  return problems;
}
