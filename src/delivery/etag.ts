import { sha256 } from '../explainer/canonical-json';
import type { Revision, RevisionSummary } from '../explainer/ledger';

/**
 * Strong entity tag (RFC 9110 §8.8.3) of one form of a revision. Everything that the answer's bytes depend on is in it: the
 * revision, the form, and, where the answer says what is public now, that too.
 */
export const entityTag = (
  revision: Pick<Revision, 'sequence' | 'sha256'>,
  latest: Pick<RevisionSummary, 'sequence'>,
  form: readonly (string | number)[],
): string => {
  const numbers = [revision.sequence, latest.sequence].map((number) => number.toString(36));
  return `"${[revision.sha256?.slice(0, 16) ?? '', ...numbers, ...form].join('-')}"`;
};

/** Strong entity tag of what has no revision of its own, or changes with this application too: of its bytes. */
export const bodyTag = (body: string): string => `"${sha256(body).slice(0, 32)}"`;
