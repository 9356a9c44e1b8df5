import type { FrontMatter } from './front-matter-schema';
import type { YamlPath } from './yaml-source';

/** The lines of every slug that front matter refers to, by path, so that a wrong one can be pointed at later. */
export function locateReferences(
  front: FrontMatter,
  lineOf: (path: YamlPath) => number,
): Record<string, number> {
  const lines: Record<string, number> = {};
  const locate = (path: YamlPath): void => {
    lines[path.map(String).join('.')] = lineOf(path);
  };
  const locateList = (path: YamlPath, slugs: readonly string[]): void => {
    slugs.forEach((_, index) => locate([...path, index]));
  };
  if (front.review.reviewedBy !== null) locate(['review', 'reviewedBy']);
  locateList(['authors'], front.authors);
  locateList(['reviewers'], front.reviewers);
  locateList(['references'], front.references);
  for (const [slug, { notices, references }] of front.sections) {
    locateList(['sections', slug, 'notices'], notices);
    locateList(['sections', slug, 'references'], references);
  }
  return lines;
}
