import { isDeepStrictEqual } from 'node:util';
import { editorialFields, visibleChange } from './as-imported';
import type { DocumentChange, DocumentForm, FieldsForm } from './document-form';
import { bearsNote } from './pending-note';

export interface PublishingWork {
  /** What the documents become, whatever holds others before what it holds. */
  wanted: readonly DocumentForm[];
  changes: readonly DocumentChange[];
  /** The documents as they were before, in both versions. */
  drafts: readonly DocumentForm[];
  published: readonly DocumentForm[];
  /** False where what owns them is not published: then none of them may be. */
  mayPublish: boolean;
}

export interface PublishingPlan {
  /** What has to be published, in this order. */
  due: DocumentForm[];
  /** Slugs of what is changed but not published, because an editor's own draft would go out with it. */
  leftAsDraft: string[];
}

const fieldsBySlug = (forms: readonly DocumentForm[]): Map<string, FieldsForm> =>
  new Map(forms.map(({ slug, fields }) => [slug, editorialFields(fields)]));

/** The slug of the document of the same type that holds this one. */
const holderOf = ({ fields }: DocumentForm): string | null => {
  const holder = fields.parent ?? fields.broader;
  return typeof holder === 'string' ? holder : null;
};

/**
 * Decides what an import may publish of what it changes. A document that an editor was at, whose draft differs from what is
 * public or that is withdrawn, is left as a draft, for publishing it would publish the editor's unfinished work; so is one
 * that bears a note, which readers would be told for what the file changed, and one whose holder is not public, for Strapi
 * would publish it without.
 */
export const planPublishing = ({
  wanted,
  changes,
  drafts,
  published,
  mayPublish,
}: PublishingWork): PublishingPlan => {
  const changeOf = new Map(changes.map((change) => [change.slug, change]));
  const draftBefore = fieldsBySlug(drafts);
  const publishedBefore = fieldsBySlug(published);
  const noted = new Set(drafts.filter(bearsNote).map(({ slug }) => slug));
  const isPublic = new Set(publishedBefore.keys());
  const plan: PublishingPlan = { due: [], leftAsDraft: [] };
  for (const form of wanted) {
    const { slug } = form;
    const change = changeOf.get(slug);
    if (change === undefined || change.action === 'none') continue;
    const isEditors =
      noted.has(slug) ||
      (draftBefore.has(slug) &&
        !isDeepStrictEqual(draftBefore.get(slug), publishedBefore.get(slug)));
    const holder = holderOf(form);
    if (mayPublish && !isEditors && (holder === null || isPublic.has(holder))) {
      plan.due.push(form);
      isPublic.add(slug);
    } else if (visibleChange(change).action !== 'none') plan.leftAsDraft.push(slug);
  }
  return plan;
};
