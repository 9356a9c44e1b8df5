import { sha256 } from '../explainer/canonical-json';
import type { Revision, RevisionSummary } from '../explainer/ledger';

/**
 * Strong entity tag (RFC 9110 §8.8.3) of one form of a revision: the revision, what is public now, which the answer may say, the
 * form, and of what this application writes around the revision a hash.
 */
export const entityTag = (
  revision: Pick<Revision, 'sequence' | 'sha256'>,
  latest: Pick<RevisionSummary, 'sequence'>,
  form: readonly string[],
): string => {
  const numbers = [revision.sequence, latest.sequence].map((number) => number.toString(36));
  return `"${[revision.sha256?.slice(0, 16) ?? '', ...numbers, ...form].join('-')}"`;
};

/** Strong entity tag of what has no revision of its own, or changes with this application too: of its bytes. */
export const bodyTag = (body: string): string => `"${sha256(body).slice(0, 32)}"`;
