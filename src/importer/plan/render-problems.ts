import type { Problem } from '../parsed-explainer';

/** All problems, a line each, as `file:line field — expected …`. */
export const renderProblems = (problems: readonly Problem[]): string =>
  problems
    .map(({ file, line, field, expected }) => `${file}:${line} ${field} — expected ${expected}\n`)
    .join('');
