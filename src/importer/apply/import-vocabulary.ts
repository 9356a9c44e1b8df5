import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { compareDocuments } from '../plan/compare-documents';
import type { DocumentChange, DocumentForm } from '../plan/document-form';
import { vocabularyForms, vocabularyUids, type VocabularyUid } from '../plan/vocabulary-forms';
import type { Vocabulary } from '../vocabulary';
import type { ResolveDocument } from './document-fields';
import { readStoredDocuments, type StoredDocumentsQuery } from './stored-documents';
import { withWriteLock } from './write-lock';
import { writeDocuments } from './write-documents';

export interface VocabularyOutcome {
  uid: VocabularyUid;
  changes: DocumentChange[];
}

/** The fields that a form has; forms of one content type all have the same. */
const namesOf = (forms: readonly DocumentForm[]): string[] => Object.keys(forms[0]?.fields ?? {});

/** A vocabulary entry refers to entries of its own type only, and those the writer knows itself. */
const nothingElse: ResolveDocument = (target, slug) => {
  throw new errors.NotFoundError(`${target} — expected an entry "${slug}"`);
};

const compare = async (
  strapi: Core.Strapi,
  uid: VocabularyUid,
  wanted: DocumentForm[],
  locale: string,
) => {
  const query: StoredDocumentsQuery = { uid, version: 'draft', locale, names: namesOf(wanted) };
  const stored = await readStoredDocuments(strapi, query);
  return { query, wanted, stored, changes: compareDocuments(wanted, stored, 'keep') };
};

/** Brings the vocabulary in the database to what the files say; entries that only the database has stay. */
export const importVocabulary = (
  strapi: Core.Strapi,
  vocabulary: Vocabulary,
  locale: string,
): Promise<VocabularyOutcome[]> =>
  withWriteLock(strapi, async () => {
    const forms = vocabularyForms(vocabulary);
    const outcomes: VocabularyOutcome[] = [];
    for (const uid of vocabularyUids) {
      const wanted = forms[uid];
      if (wanted.length === 0) continue;
      const work = await compare(strapi, uid, wanted, locale);
      await writeDocuments(strapi, { ...work, resolve: nothingElse });
      outcomes.push({ uid, changes: work.changes });
    }
    return outcomes;
  });

/** What an import of the vocabulary would do; reads only. */
export const previewVocabulary = async (
  strapi: Core.Strapi,
  vocabulary: Vocabulary,
  locale: string,
): Promise<VocabularyOutcome[]> => {
  const forms = vocabularyForms(vocabulary);
  const outcomes: VocabularyOutcome[] = [];
  for (const uid of vocabularyUids) {
    if (forms[uid].length === 0) continue;
    const { changes } = await compare(strapi, uid, forms[uid], locale);
    outcomes.push({ uid, changes });
  }
  return outcomes;
};
