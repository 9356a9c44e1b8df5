import type { DocumentChange } from './document-form';

/** Whether the words speak of what was done or of what would be. */
export type Tense = 'done' | 'planned';

const listed = (slugs: readonly string[]): string =>
  slugs.length <= 5
    ? slugs.join(', ')
    : `${slugs.slice(0, 5).join(', ')} and ${slugs.length - 5} more`;

const slugsOf = (changes: readonly DocumentChange[], action: DocumentChange['action']): string[] =>
  changes.filter((change) => change.action === action).map(({ slug }) => slug);

const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

/** One line on one explainer: what was, or would be, created, changed and removed; "unchanged" where nothing. */
export const describeExplainer = (
  outcome: {
    article: DocumentChange;
    sections: readonly DocumentChange[];
    kept: readonly string[];
    leftAsDraft?: readonly string[];
  },
  tense: Tense,
): string => {
  const { article, sections, kept, leftAsDraft = [] } = outcome;
  const edits = [
    ...(kept.length === 0
      ? []
      : [`; kept what was edited since the last import (${listed(kept)})`]),
    ...(leftAsDraft.length === 0
      ? []
      : [`; left as draft beside an editor's own (${listed(leftAsDraft)})`]),
  ].join('');
  const would = tense === 'planned' ? 'would be ' : '';
  if (article.action === 'create') {
    return `${article.slug} — ${would}created with ${counted(sections.length, 'section')}`;
  }
  const parts = [
    ...(article.action === 'update' ? [Object.keys(article.fields).join(', ')] : []),
    ...(['create', 'update', 'delete'] as const).flatMap((action) => {
      const slugs = slugsOf(sections, action);
      const verb = { create: 'added', update: 'changed', delete: 'removed' }[action];
      return slugs.length === 0
        ? []
        : [`${counted(slugs.length, 'section')} ${verb} (${listed(slugs)})`];
    }),
  ];
  return parts.length === 0
    ? `${article.slug} — unchanged${edits}`
    : `${article.slug} — ${would}updated: ${parts.join('; ')}${edits}`;
};

/** One line on one kind of vocabulary entry. */
export const describeVocabulary = (
  noun: string,
  changes: readonly DocumentChange[],
  tense: Tense,
): string => {
  const created = slugsOf(changes, 'create').length;
  const updated = slugsOf(changes, 'update').length;
  const would = tense === 'planned' ? 'would be ' : '';
  return created + updated === 0
    ? `${noun} — ${changes.length} unchanged`
    : `${noun} — ${would}${created} created, ${updated} updated, ${changes.length - created - updated} unchanged`;
};
