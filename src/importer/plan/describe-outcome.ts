import { visibleChange } from './as-imported';
import type { DocumentChange } from './document-form';
import type { OverwrittenEdit } from './overwritten-edits';

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

/** What a merge and the rules of publishing did to what is editors', or left to them; slugs. */
export interface LeftToEditors {
  kept: readonly string[];
  replaced: readonly string[];
  leftAsDraft: readonly string[];
  overwritten: readonly OverwrittenEdit[];
  withdrawn: readonly string[];
}

/** Of these an editor has to hear each: what is theirs is not where it was. */
const lost = ({ overwritten, withdrawn }: LeftToEditors): string[] => {
  const edits = overwritten.map(({ slug, fields }) => `${slug}: ${fields.join(', ')}`);
  return [
    ...(edits.length > 0
      ? [`; the file wins over what was edited here too (${edits.join('; ')})`]
      : []),
    ...(withdrawn.length > 0
      ? [
          `; edited here, and no longer in the file or below what is: withdrawn and kept as draft (${withdrawn.join(', ')})`,
        ]
      : []),
  ];
};

const describeEditors = (left: LeftToEditors): string => {
  const { kept, replaced, leftAsDraft } = left;
  const listings = [
    { slugs: kept, words: 'kept what was edited since the last import' },
    { slugs: replaced, words: 'replaced what was written here before any import' },
    { slugs: leftAsDraft, words: "left as draft beside an editor's own" },
  ]
    .filter(({ slugs }) => slugs.length > 0)
    .map(({ slugs, words }) => `; ${words} (${listed(slugs)})`);
  return [...listings, ...lost(left)].join('');
};

/** One line on one explainer: what was, or would be, created, changed and removed; "unchanged" where nothing. */
export const describeExplainer = (
  outcome: LeftToEditors & { article: DocumentChange; sections: readonly DocumentChange[] },
  tense: Tense,
): string => {
  const article = visibleChange(outcome.article);
  const sections = outcome.sections.map(visibleChange);
  const edits = describeEditors(outcome);
  const would = tense === 'planned' ? 'would be ' : '';
  if (article.action === 'create') {
    return `${article.slug} — ${would}created with ${counted(sections.length, 'section')}${edits}`;
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
  outcome: LeftToEditors & { changes: readonly DocumentChange[] },
  tense: Tense,
): string => {
  const changes = outcome.changes.map(visibleChange);
  const edits = describeEditors(outcome);
  const created = slugsOf(changes, 'create').length;
  const updated = slugsOf(changes, 'update').length;
  const would = tense === 'planned' ? 'would be ' : '';
  return created + updated === 0
    ? `${noun} — ${changes.length} unchanged${edits}`
    : `${noun} — ${would}${created} created, ${updated} updated, ${changes.length - created - updated} unchanged${edits}`;
};
