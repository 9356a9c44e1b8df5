import type { ParsedExplainer } from '../parsed-explainer';
import { recallSections } from './as-imported';
import { compareDocuments } from './compare-documents';
import type { DocumentChange, DocumentForm } from './document-form';
import { articleForm, sectionForms } from './explainer-forms';
import type { FoundMention } from './find-mentions';
import { keepPositions } from './keep-positions';
import { mergeEdits, type MergedDocuments } from './merge-edits';

/** What documents of one content type have to become, and what has to be done for it. */
export interface DocumentsPlan<Stored> extends MergedDocuments<Stored> {
  changes: DocumentChange[];
}

export interface ExplainerPlan<Stored> {
  article: DocumentsPlan<Stored>;
  sections: DocumentsPlan<Stored>;
}

/** An explainer's file, with what its text was found to name by section slug, and the drafts that the database has of it. */
export interface ExplainerWork<Stored> {
  explainer: ParsedExplainer;
  mentionsOf: ReadonlyMap<string, readonly FoundMention[]>;
  articles: readonly Stored[];
  sections: readonly Stored[];
}

/** What has to be done so that an explainer's drafts become what its file says, edits kept. */
export const planExplainer = <Stored extends DocumentForm>({
  explainer,
  mentionsOf,
  articles,
  sections: storedSections,
}: ExplainerWork<Stored>): ExplainerPlan<Stored> => {
  const fileSections = sectionForms(explainer, mentionsOf);
  const order = { sections: fileSections.map(({ slug }) => slug) };
  const article = mergeEdits([articleForm(explainer)], articles, [], order);
  const formerSlugs = recallSections(articles[0]);
  const placed = keepPositions(formerSlugs, fileSections, storedSections);
  const sections = mergeEdits(placed, storedSections, formerSlugs);
  return {
    article: { ...article, changes: compareDocuments(article.wanted, article.stored, 'keep') },
    sections: {
      ...sections,
      changes: compareDocuments(sections.wanted, sections.stored, 'delete'),
    },
  };
};
