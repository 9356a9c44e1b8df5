import type { Core } from '@strapi/strapi';
import type { Transaction } from '../strapi/transaction';
import type { AwaitedEntry } from './awaited-entries';
import { findLinks, findNamed, type Entry, type Named } from './entry-links';
import { namesOf, relationsTo } from './named-entries';
import { makeLinks, putLinks, readLinks } from './write-links';

const uid = 'api::lost-link.lost-link';
/** Below SQLite's limit of 500 rows in one insert. */
const batchSize = 100;

/** A link between published documents that is not there while the entry is not published. */
interface LostLink extends Named {
  relation: string;
}

const inLanguages = ({ languages }: Entry) =>
  languages === undefined ? {} : { language: { $in: languages } };

const remember = async (strapi: Core.Strapi, lost: readonly LostLink[]): Promise<void> => {
  for (let from = 0; from < lost.length; from += batchSize) {
    await strapi.db.query(uid).createMany({ data: lost.slice(from, from + batchSize) });
  }
};

/** Notes down where what is published names an entry that is about to be withdrawn: its row takes its links with it. */
export const rememberWithdrawn = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  entry: Entry,
): Promise<void> => {
  const lost: LostLink[] = [];
  for (const naming of relationsTo(entry.uid)) {
    const found = await findLinks(strapi, transaction, entry, naming, 'published');
    const { relation } = naming;
    lost.push(...found.map((one) => ({ ...one, entry: entry.documentId, relation })));
  }
  await remember(strapi, lost);
};

/** Notes down what a document that was just published stands under and that is not published yet. */
export const rememberAwaited = (
  strapi: Core.Strapi,
  awaited: readonly AwaitedEntry[],
): Promise<void> =>
  remember(
    strapi,
    awaited.map(({ holder, language, place, entry, relation }) => {
      return { holder, language, place, entry, relation };
    }),
  );

/** What was lost of a document's names, and of those by which it is named, in the languages of a write. */
export const findLost = async (
  strapi: Core.Strapi,
  { documentId, ...document }: Entry,
): Promise<LostLink[]> =>
  strapi.db.query(uid).findMany({
    where: {
      $or: [{ entry: documentId }, { holder: documentId }],
      ...inLanguages({ documentId, ...document }),
    },
  });

/** Has what is published name an entry again where it lost it, and where the draft still names it. */
export const relink = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  entry: Entry,
  lost: readonly LostLink[],
): Promise<void> => {
  const ofEntry = lost.filter((one) => one.entry === entry.documentId);
  if (ofEntry.length === 0) return;
  for (const naming of relationsTo(entry.uid)) {
    const named = await findLinks(strapi, transaction, entry, naming, 'draft');
    const drafted = new Set(named.map(({ holder, language }) => `${holder} ${language}`));
    const places = ofEntry.filter(
      ({ holder, language, relation }) =>
        relation === naming.relation && drafted.has(`${holder} ${language}`),
    );
    await makeLinks(strapi, transaction, entry, naming, 'published', places);
  }
};

/** Has a draft that was just made anew from what is published name what that has lost, in the order that it had. */
export const restoreInDraft = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  holder: Entry,
): Promise<void> => {
  const all = await findLost(strapi, holder);
  const lost = all.filter((one) => one.holder === holder.documentId);
  for (const [relation, entryUid] of Object.entries(namesOf(holder.uid))) {
    const restored = lost.filter((one) => one.relation === relation);
    if (restored.length === 0) continue;
    const naming = { holderUid: holder.uid, relation };
    const ofPublished = { relation, entryUid, version: 'published' } as const;
    const named = await findNamed(strapi, transaction, holder, ofPublished);
    // In a language in which nothing was lost, the links are there.
    const languages = new Set(restored.map(({ language }) => language));
    const kept = named.filter(({ language }) => languages.has(language));
    // Strapi has numbered the draft's list from 1: what is put back needs the places that all of them had.
    const { sources } = await readLinks(strapi, transaction, naming, 'draft', restored);
    await putLinks(strapi, transaction, naming, { sources, rows: [] });
    for (const { entry, ...at } of [...kept, ...restored]) {
      const target: Entry = { uid: entryUid, documentId: entry, languages: undefined };
      await makeLinks(strapi, transaction, target, naming, 'draft', [at]);
    }
  }
};

/** Forgets what a document lost as the one that names, as the one that is named, or both, in the languages of the write. */
export const forget = async (
  strapi: Core.Strapi,
  document: Entry,
  sides: readonly ('entry' | 'holder')[],
): Promise<void> => {
  await strapi.db.query(uid).deleteMany({
    where: {
      $or: sides.map((side) => ({ [side]: document.documentId })),
      ...inLanguages(document),
    },
  });
};
