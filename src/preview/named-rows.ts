import type { ArticleRow, MentionRow, SectionRow } from '../explainer/published-rows';

/** The rows of a draft, with the entries of the vocabulary by name alone. */

/** An entry that a draft names, and nothing of what its own draft says. */
export interface Named {
  documentId: string;
}
type NamedMention = Omit<MentionRow, 'condition' | 'sideEffect'> & {
  condition: Named | null;
  sideEffect: Named | null;
};
type NamedSection = Omit<
  SectionRow,
  'conditions' | 'sideEffects' | 'notices' | 'references' | 'mentions'
> & {
  conditions: Named[];
  sideEffects: Named[];
  notices: Named[];
  references: Named[];
  mentions: NamedMention[];
};
export type NamedArticle = Omit<
  ArticleRow,
  'sections' | 'authors' | 'reviewers' | 'references' | 'review'
> & {
  authors: Named[];
  reviewers: Named[];
  references: Named[];
  review:
    | (Omit<NonNullable<ArticleRow['review']>, 'reviewedBy'> & { reviewedBy: Named | null })
    | null;
  sections: NamedSection[];
};
