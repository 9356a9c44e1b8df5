import type { Core } from '@strapi/strapi';
import { isRecord } from '../../explainer/is-record';
import type { FieldValue } from '../plan/document-form';
import type { ReferredVocabulary, SearchedVocabulary, Vocabulary } from '../vocabulary';
import { textOf } from '../render/stored-explainer';
import type { ImportedUid } from './imported-uid';
import { readStoredDocuments } from './stored-documents';

/** What the importer has to know of a vocabulary before it can judge and write explainers. */
export type KnownVocabulary = SearchedVocabulary & ReferredVocabulary;

const wordsOf = (synonyms: FieldValue | undefined): string[] =>
  Array.isArray(synonyms)
    ? synonyms.flatMap((part) =>
        isRecord(part) && typeof part.text === 'string' ? [part.text] : [],
      )
    : [];

/** The vocabulary of one locale as editors have it in the database. */
export const readKnownVocabulary = async (
  strapi: Core.Strapi,
  locale: string,
): Promise<KnownVocabulary> => {
  const read = (uid: ImportedUid, names: string[]) =>
    readStoredDocuments(strapi, { uid, version: 'draft', locale, names });
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

const overlay = <Entry extends { slug: string }>(
  below: readonly Entry[],
  above: readonly Entry[],
): Entry[] => [...new Map([...below, ...above].map((entry) => [entry.slug, entry])).values()];

/** A vocabulary as it will be once the files are imported: theirs over what is known. */
export const overlayVocabulary = (known: KnownVocabulary, files: Vocabulary): KnownVocabulary => ({
  conditions: overlay<SearchedVocabulary['conditions'][number]>(known.conditions, files.conditions),
  sideEffects: overlay<SearchedVocabulary['sideEffects'][number]>(
    known.sideEffects,
    files.sideEffects,
  ),
  notices: overlay<{ slug: string }>(known.notices, files.notices),
  references: overlay<{ slug: string }>(known.references, files.references),
  contributors: overlay<{ slug: string }>(known.contributors, files.contributors),
});
