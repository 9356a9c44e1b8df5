import type { ParsedExplainer } from '../parsed-explainer';
import { recallSections } from './as-imported';
import { compareDocuments } from './compare-documents';
import type { DocumentChange, DocumentForm } from './document-form';
import { articleForm, sectionForms } from './explainer-forms';
import type { FoundMention } from './find-mentions';
import { findEditedSections } from './edited-sections';
import { keepPositions } from './keep-positions';
import { mergeEdits, type MergedDocuments } from './merge-edits';
import { overwrittenOrder } from './overwritten-order';

/** What documents of one content type have to become, and what has to be done for it. */
export interface DocumentsPlan<Stored> extends MergedDocuments<Stored> {
  changes: DocumentChange[];
  /** Slugs of what the file dropped and editors were at: withdrawn from readers, and kept as drafts. */
  withdrawn: string[];
}

export interface ExplainerPlan<Stored> {
  article: DocumentsPlan<Stored>;
  sections: DocumentsPlan<Stored>;
}

/** An explainer's file, with what its text was found to name by section slug, and what the database has of it: drafts, unless said otherwise. */
export interface ExplainerWork<Stored> {
  explainer: ParsedExplainer;
  mentionsOf: ReadonlyMap<string, readonly FoundMention[]>;
  articles: readonly Stored[];
  sections: readonly Stored[];
  /** At least of those sections that the file does not have. */
  publishedSections: readonly DocumentForm[];
}

const standAlone = ({ slug }: DocumentForm): DocumentChange => ({
  action: 'update',
  slug,
  fields: { parent: null },
});

/**
 * Has what stands below a section that the file drops, and is not dropped with it, stand on its own: an editor has put it there, or it is to be withdrawn
 * when all else is published. What is deleted withdraws what its draft has below it.
 *
 * @returns what the file speaks of, and of the rest what has to be moved
 */
const moveAway = <Stored extends DocumentForm>(
  { wanted }: MergedDocuments<Stored>,
  removable: readonly Stored[],
  all: readonly Stored[],
): { wanted: DocumentForm[]; moved: Stored[] } => {
  const kept = new Set(wanted.map(({ slug }) => slug));
  const dropped = new Set(removable.map(({ slug }) => slug).filter((slug) => !kept.has(slug)));
  const isBelowDropped = ({ fields }: DocumentForm): boolean =>
    typeof fields.parent === 'string' && dropped.has(fields.parent);
  const known = new Set([...kept, ...dropped]);
  return {
    wanted: wanted.map((form) =>
      isBelowDropped(form) ? { ...form, fields: { ...form.fields, parent: null } } : form,
    ),
    moved: all.filter((form) => !known.has(form.slug) && isBelowDropped(form)),
  };
};

/** What has to be done so that an explainer's drafts become what its file says, edits kept. */
export const planExplainer = <Stored extends DocumentForm>({
  explainer,
  mentionsOf,
  articles,
  sections: storedSections,
  publishedSections,
}: ExplainerWork<Stored>): ExplainerPlan<Stored> => {
  const fileSections = sectionForms(explainer, mentionsOf);
  const order = { sections: fileSections.map(({ slug }) => slug) };
  const article = mergeEdits([articleForm(explainer)], articles, [], order);
  const formerSlugs = recallSections(articles[0]);
  const placed = keepPositions(formerSlugs, fileSections, storedSections);
  const sections = mergeEdits(placed, storedSections, formerSlugs);
  const withdrawn = findEditedSections({
    drafts: sections.stored,
    published: publishedSections,
    wanted: placed,
    known: new Set(storedSections.map(({ slug }) => slug)),
  });
  const removable = sections.stored.filter(({ slug }) => !withdrawn.includes(slug));
  const { wanted, moved } = moveAway(sections, removable, storedSections);
  return {
    article: {
      ...article,
      changes: compareDocuments(article.wanted, article.stored, 'keep'),
      withdrawn: [],
    },
    sections: {
      ...sections,
      overwritten: [
        ...sections.overwritten,
        ...overwrittenOrder(formerSlugs, storedSections, wanted),
      ],
      wanted,
      stored: [...new Set([...sections.stored, ...moved])],
      changes: [...moved.map(standAlone), ...compareDocuments(wanted, removable, 'delete')],
      withdrawn,
    },
  };
};
