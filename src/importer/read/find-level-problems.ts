import type { Problem } from '../parsed-explainer';
import type { MarkdownTopic } from './markdown-outline';

/** Problems with the levels of headings below the title: each may be at most one deeper than the one before it. */
export function findLevelProblems(file: string, topics: readonly MarkdownTopic[]): Problem[] {
  let deepest = 2;
  const problems: Problem[] = [];
  for (const { level, line, heading } of topics) {
    if (level === 1) {
      const expected = `only one title; write "## ${heading}" for a section`;
      problems.push({ file, line, field: 'heading', expected });
    } else if (level > deepest) {
      const expected = `a heading of level ${deepest} or less ("${'#'.repeat(deepest)} ${heading}"), not of level ${level}`;
      problems.push({ file, line, field: 'heading', expected });
    }
    deepest = Math.max(level, 1) + 1;
  }
  return problems;
}
