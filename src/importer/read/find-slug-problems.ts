import { isTakenAddress } from '../../explainer/taken-addresses';
import type { Problem } from '../parsed-explainer';

/** What is wrong with an explainer's slug; `missing` says where one is expected to come from. */
export const findSlugProblems = (file: string, slug: string, missing: string): Problem[] => {
  const problem = (expected: string): Problem => ({ file, line: 1, field: 'slug', expected });
  if (slug === '') return [problem(missing)];
  return isTakenAddress(slug)
    ? [problem(`another than "${slug}": /embed/${slug} is a page of the server's own`)]
    : [];
};
