import type { Problem } from '../parsed-explainer';

interface Headed {
  slug: string;
  heading: string;
  line: number;
}

/** Problems with the slugs that headings give: none at all, or the same one twice. */
export function findHeadingProblems(file: string, sections: readonly Headed[]): Problem[] {
  const firstWith = new Map<string, Headed>();
  const problems: Problem[] = [];
  for (const section of sections) {
    const { slug, heading, line } = section;
    const first = firstWith.get(slug);
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
