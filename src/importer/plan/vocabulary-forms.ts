import type { ParsedCode } from '../parsed-explainer';
import type { Vocabulary } from '../vocabulary';
import type { DocumentForm } from './document-form';

const synonymForms = (words: string[]) => words.map((text) => ({ text }));
const codeForms = (codes: ParsedCode[]) => codes.map((code) => ({ ...code }));

/** Broader conditions before narrower ones, so that each finds what it refers to when it is written. */
const broaderFirst = (conditions: Vocabulary['conditions']): Vocabulary['conditions'] => {
  const bySlug = new Map(conditions.map((condition) => [condition.slug, condition]));
  const ordered = new Set<Vocabulary['conditions'][number]>();
  const place = (condition: Vocabulary['conditions'][number]): void => {
    if (ordered.has(condition)) return;
    const broader = condition.broader === null ? undefined : bySlug.get(condition.broader);
    if (broader !== undefined) place(broader);
    ordered.add(condition);
  };
  conditions.forEach(place);
  return [...ordered];
};

/** The content types of a vocabulary, in the order in which they can be written. */
export const vocabularyUids = [
  'api::reference.reference',
  'api::contributor.contributor',
  'api::notice.notice',
  'api::side-effect.side-effect',
  'api::condition.condition',
] as const;

export type VocabularyUid = (typeof vocabularyUids)[number];

/** Every entry of a vocabulary as a document, by content type. */
export const vocabularyForms = (vocabulary: Vocabulary): Record<VocabularyUid, DocumentForm[]> => ({
  'api::reference.reference': vocabulary.references.map((entry) => ({
    slug: entry.slug,
    fields: { ...entry },
  })),
  'api::contributor.contributor': vocabulary.contributors.map((entry) => ({
    slug: entry.slug,
    fields: { ...entry },
  })),
  'api::notice.notice': vocabulary.notices.map((entry) => ({
    slug: entry.slug,
    fields: { ...entry },
  })),
  'api::side-effect.side-effect': vocabulary.sideEffects.map((entry) => ({
    slug: entry.slug,
    fields: {
      ...entry,
      synonyms: synonymForms(entry.synonyms),
      codes: codeForms(entry.codes),
    },
  })),
  'api::condition.condition': broaderFirst(vocabulary.conditions).map((entry) => ({
    slug: entry.slug,
    fields: {
      ...entry,
      synonyms: synonymForms(entry.synonyms),
      symptoms: synonymForms(entry.symptoms),
      codes: codeForms(entry.codes),
    },
  })),
});
