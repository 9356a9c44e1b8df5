import { isRecord } from '../../explainer/is-record';
import type { ParsedExplainer, Problem } from '../parsed-explainer';
import type { DocumentForm, FieldsForm, FieldValue } from './document-form';
import type { VocabularyUid } from './vocabulary-forms';

/** What the fields refer to, in documents and in their components. */
const targets: Readonly<Record<string, { uid: VocabularyUid; noun: string }>> = {
  conditions: { uid: 'api::condition.condition', noun: 'condition' },
  sideEffects: { uid: 'api::side-effect.side-effect', noun: 'side effect' },
  notices: { uid: 'api::notice.notice', noun: 'notice' },
  references: { uid: 'api::reference.reference', noun: 'reference' },
  authors: { uid: 'api::contributor.contributor', noun: 'contributor' },
  reviewers: { uid: 'api::contributor.contributor', noun: 'contributor' },
  reviewedBy: { uid: 'api::contributor.contributor', noun: 'contributor' },
};

interface Reference {
  /** Path within the document; of a list the path of the entry ("authors.0"). */
  path: string;
  slug: string;
  uid: VocabularyUid;
  noun: string;
}

const referencesOf = (name: string, path: string, value: FieldValue): Reference[] => {
  const target = targets[name];
  // What mentions name stands in `conditions` and `sideEffects` too, and is said once.
  if (target === undefined)
    return isRecord(value)
      ? Object.entries(value).flatMap(([part, inner]) =>
          referencesOf(part, `${path}.${part}`, inner),
        )
      : [];
  if (typeof value === 'string') return [{ path, slug: value, ...target }];
  return Array.isArray(value)
    ? value.flatMap((entry, index) => referencesOf(name, `${path}.${index}`, entry))
    : [];
};

const unpublishedIn = (fields: FieldsForm, unpublished: ReadonlySet<string>): Reference[] =>
  Object.entries(fields)
    .flatMap(([name, value]) => referencesOf(name, name, value))
    .filter(({ uid, slug }) => unpublished.has(`${uid} ${slug}`));

/** Whether a document refers to anything of a set of `<uid> <slug>`. */
export const refersToAny = (fields: FieldsForm, unpublished: ReadonlySet<string>): boolean =>
  unpublishedIn(fields, unpublished).length > 0;

/**
 * The problems of documents that are to be published while what they refer to is not; each on its line in the explainer's
 * file, what was found in a text on the line of its heading.
 */
export const describeUnpublished = (
  { file, sections, lines }: ParsedExplainer,
  due: readonly DocumentForm[],
  unpublished: ReadonlySet<string>,
): Problem[] => {
  const lineOf = new Map(sections.map(({ slug, line }) => [slug, line]));
  return due.flatMap(({ slug, fields }) => {
    const isSection = 'heading' in fields;
    return unpublishedIn(fields, unpublished).map(({ path, slug: target, noun }): Problem => {
      const field = isSection ? `sections.${slug}.${path}` : path;
      const line = lines[field] ?? (isSection ? lineOf.get(slug) : undefined) ?? 1;
      const expected = `${noun} "${target}" to be published; it is a draft only, so publish it first`;
      return { file, line, field, expected };
    });
  });
};
