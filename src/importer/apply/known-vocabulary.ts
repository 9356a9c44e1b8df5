import type { Core } from '@strapi/strapi';
import { isRecord } from '../../explainer/is-record';
import { textOf, type DocumentForm, type FieldValue } from '../plan/document-form';
import type { VocabularyUid } from '../plan/vocabulary-forms';
import type { ReferredVocabulary, SearchedVocabulary } from '../vocabulary';
import { readStoredDocuments } from './stored-documents';

/** What the importer has to know of a vocabulary before it can judge and write explainers. */
export type KnownVocabulary = SearchedVocabulary & ReferredVocabulary;

/** The entries that files bring, as they become once they are imported. */
export type PlannedEntries = ReadonlyMap<VocabularyUid, readonly DocumentForm[]>;

const wordsOf = (synonyms: FieldValue | undefined): string[] =>
  Array.isArray(synonyms)
    ? synonyms.flatMap((part) =>
        isRecord(part) && typeof part.text === 'string' ? [part.text] : [],
      )
    : [];

/** The vocabulary of one locale as it will be: what is planned over what editors have in the database. */
export const readKnownVocabulary = async (
  strapi: Core.Strapi,
  locale: string,
  planned: PlannedEntries,
): Promise<KnownVocabulary> => {
  const read = async (uid: VocabularyUid, names: string[]): Promise<DocumentForm[]> => {
    const stored = await readStoredDocuments(strapi, { uid, version: 'draft', locale, names });
    const known: DocumentForm[] = [...stored, ...(planned.get(uid) ?? [])];
    return [...new Map(known.map((form) => [form.slug, form])).values()];
  };
  const conditions = await read('api::condition.condition', ['name', 'synonyms', 'symptoms']);
  const sideEffects = await read('api::side-effect.side-effect', ['name', 'synonyms']);
  return {
    conditions: conditions.map(({ slug, fields }) => ({
      slug,
      name: textOf(fields.name),
      synonyms: wordsOf(fields.synonyms),
      symptoms: wordsOf(fields.symptoms),
    })),
    sideEffects: sideEffects.map(({ slug, fields }) => ({
      slug,
      name: textOf(fields.name),
      synonyms: wordsOf(fields.synonyms),
    })),
    notices: await read('api::notice.notice', []),
    references: await read('api::reference.reference', []),
    contributors: await read('api::contributor.contributor', []),
  };
};
