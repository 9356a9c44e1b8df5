import type {
  Explainer,
  ExplainerCondition,
  ExplainerContributor,
  ExplainerNotice,
  ExplainerReference,
  ExplainerSideEffect,
  Identified,
} from './explainer';
import type { WithdrawnEntry } from './withdraw-entries';

/** What became of entries of the shared vocabulary, in one language. */
export interface SharedEntries {
  /** As they are published now, with the conditions that stand under them, which show their name. */
  conditions: ExplainerCondition[];
  sideEffects: ExplainerSideEffect[];
  notices: ExplainerNotice[];
  references: ExplainerReference[];
  contributors: ExplainerContributor[];
  /** Which of them were written to: they may read as they did. */
  changed: Identified[];
  /** Those that were withdrawn; where they are published again, they are among the others too. */
  withdrawn: WithdrawnEntry[];
}

/** All entries that an explainer has. */
export const entriesOf = ({
  authors,
  reviewers,
  review,
  ...explainer
}: Explainer): Identified[] => [
  ...[...explainer.conditions, ...explainer.sideEffects],
  ...[...explainer.notices, ...explainer.references],
  ...[...authors, ...reviewers, ...(review?.reviewedBy ? [review.reviewedBy] : [])],
];

/**
 * documentIds of the entries that are published and that an explainer, without what was withdrawn, does not have: they may have
 * come to it. Null where a reference or a contributor is among them, which not only sections name.
 */
export const absentEntries = (
  explainer: Explainer,
  { changed, references, contributors }: SharedEntries,
): Set<string> | null => {
  const here = new Set(entriesOf(explainer).map(({ documentId }) => documentId));
  const absent = new Set(
    changed.flatMap(({ documentId }) => (here.has(documentId) ? [] : [documentId])),
  );
  return [...references, ...contributors].some(({ documentId }) => absent.has(documentId))
    ? null
    : absent;
};
