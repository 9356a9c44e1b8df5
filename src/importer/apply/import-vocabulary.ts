import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { asImported } from '../plan/as-imported';
import { compareDocuments } from '../plan/compare-documents';
import type { LeftToEditors } from '../plan/describe-outcome';
import { namesOf, type DocumentChange, type DocumentForm } from '../plan/document-form';
import { mergeEdits } from '../plan/merge-edits';
import { vocabularyForms, vocabularyUids, type VocabularyUid } from '../plan/vocabulary-forms';
import type { Vocabulary } from '../vocabulary';
import type { ResolveDocument } from './document-fields';
import { readStoredDocuments, type StoredDocumentsQuery } from './stored-documents';
import { withWriteLock } from './write-lock';
import { writeDocuments } from './write-documents';

/** What an import has to do, or did, to the entries of one content type. */
export interface VocabularyOutcome extends LeftToEditors {
  uid: VocabularyUid;
  changes: DocumentChange[];
  /** The entries as they become. */
  wanted: DocumentForm[];
}

/** Entries that are written in one transaction: on SQLite an editor's save waits for it, and gives up at the busy timeout. */
const entriesAtOnce = 20;

/** A vocabulary entry refers to entries of its own type only, and those the writer knows itself. */
const nothingElse: ResolveDocument = (target, slug) => {
  throw new errors.NotFoundError(`${target} — expected an entry "${slug}"`);
};

const compare = async (
  strapi: Core.Strapi,
  uid: VocabularyUid,
  entries: readonly DocumentForm[],
  locale: string,
) => {
  const names = [...namesOf(entries), asImported];
  const query: StoredDocumentsQuery = { uid, version: 'draft', locale, names };
  const stored = await readStoredDocuments(strapi, query);
  const merged = mergeEdits(entries, stored);
  const changes = compareDocuments(merged.wanted, stored, 'keep');
  return { uid, query, ...merged, stored, changes, withdrawn: [] };
};

const joinOutcomes = (
  uid: VocabularyUid,
  parts: readonly VocabularyOutcome[],
): VocabularyOutcome => ({
  uid,
  changes: parts.flatMap(({ changes }) => changes),
  wanted: parts.flatMap(({ wanted }) => wanted),
  kept: parts.flatMap(({ kept }) => kept),
  replaced: parts.flatMap(({ replaced }) => replaced),
  overwritten: parts.flatMap(({ overwritten }) => overwritten),
  leftAsDraft: parts.flatMap(({ leftAsDraft }) => leftAsDraft),
  withdrawn: [],
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
    outcomes.push({ ...(await compare(strapi, uid, forms[uid], locale)), leftAsDraft: [] });
  }
  return outcomes;
};

const importEntries = (
  strapi: Core.Strapi,
  uid: VocabularyUid,
  entries: readonly DocumentForm[],
  locale: string,
): Promise<VocabularyOutcome> =>
  withWriteLock(strapi, async () => {
    const work = await compare(strapi, uid, entries, locale);
    const { leftAsDraft } = await writeDocuments(strapi, { ...work, resolve: nothingElse });
    return { ...work, leftAsDraft };
  });

/**
 * Brings the vocabulary in the database to what the files say, edits kept; entries that only the database has stay. Killed
 * in between it leaves some entries imported and the others not, all of them whole: running it again brings the rest.
 *
 * @param tell is told of each content type when it is done
 */
export const importVocabulary = async (
  strapi: Core.Strapi,
  vocabulary: Vocabulary,
  locale: string,
  tell: (outcome: VocabularyOutcome) => void,
): Promise<void> => {
  const forms = vocabularyForms(vocabulary);
  for (const uid of vocabularyUids) {
    const parts: VocabularyOutcome[] = [];
    for (let from = 0; from < forms[uid].length; from += entriesAtOnce) {
      const entries = forms[uid].slice(from, from + entriesAtOnce);
      parts.push(await importEntries(strapi, uid, entries, locale));
    }
    if (parts.length > 0) tell(joinOutcomes(uid, parts));
  }
};
