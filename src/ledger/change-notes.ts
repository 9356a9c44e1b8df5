import type { Core } from '@strapi/strapi';
import { tableOf } from '../database/table-of';
import type { Explainer } from '../explainer/explainer';
import { flattenSections } from '../explainer/flatten-sections';
import { isPublished } from '../strapi/row-versions';
import type { Transaction } from '../strapi/transaction';
import type { PendingChanges } from './pending-changes';
import { articleUid, sectionUid } from './uids';

/** What an editor wrote beforehand about the change. */
export interface ChangeNote {
  text: string | null;
  /** Null where it is to be worked out. */
  kind: 'major' | 'minor' | null;
}

/** A published row that bears a note. */
export interface NotedRow {
  uid: string;
  id: number;
  documentId: string;
  locale: string;
  changeNote: string | null;
  changeKind: 'major' | 'minor' | null;
}

const noted = [articleUid, sectionUid];

/** Whether what was published may bear a note, as far as its entries tell: a client that saves may ask for some attributes only. */
export const mayBearNote = (entries: readonly Record<string, unknown>[]): boolean =>
  entries.some(({ changeNote, changeKind }) => changeNote !== null || changeKind !== null);

const publishedHere = ({ changes, noted: mayBear }: PendingChanges, uid: string): string[] =>
  changes.flatMap(({ action, subjectType, subject }) =>
    action === 'publish' && subjectType === uid && mayBear.has(subject) ? [subject] : [],
  );

/** Of these documents, the published rows that bear a note. */
const readNoted = async (
  strapi: Core.Strapi,
  uid: string,
  documentIds: readonly string[],
): Promise<NotedRow[]> => {
  if (documentIds.length === 0) return [];
  const found: Omit<NotedRow, 'uid'>[] = await strapi.db.query(uid).findMany({
    select: ['id', 'documentId', 'locale', 'changeNote', 'changeKind'],
    where: {
      documentId: { $in: documentIds },
      ...isPublished,
      $or: [{ changeNote: { $notNull: true } }, { changeKind: { $notNull: true } }],
    },
  });
  return found.map((row) => ({ ...row, uid }));
};

/** Reads the notes that were published with the writes of this transaction. */
export const readNotes = async (
  strapi: Core.Strapi,
  pending: PendingChanges,
): Promise<readonly NotedRow[]> => {
  const rows: NotedRow[] = [];
  for (const uid of noted)
    rows.push(...(await readNoted(strapi, uid, publishedHere(pending, uid))));
  return rows;
};

const sectionIds = (explainer: Explainer): string[] =>
  flattenSections(explainer.sections).map(({ documentId }) => documentId);

/**
 * The notes that are told with a revision: those published now, and those of sections that were published earlier and come to
 * readers only now, with their article or the section that holds them.
 *
 * @param notes those that were published with the writes of this transaction
 */
export const notesOn = async (
  strapi: Core.Strapi,
  { changes }: PendingChanges,
  notes: readonly NotedRow[],
  { before, after }: { before: Explainer | null; after: Explainer },
): Promise<readonly NotedRow[]> => {
  const held = sectionIds(after);
  const ids = new Set([after.documentId, ...held]);
  // What was published past the document service is found at the next start, and nobody knows what its notes were about.
  const isPublish = changes.some(({ action }) => action === 'publish');
  const known = new Set([
    ...(before === null ? [] : sectionIds(before)),
    ...changes.flatMap(({ action, subject }) => (action === 'publish' ? [subject] : [])),
  ]);
  const appeared = isPublish ? held.filter((documentId) => !known.has(documentId)) : [];
  return [...notes, ...(await readNoted(strapi, sectionUid, appeared))].filter(
    ({ documentId, locale }) => ids.has(documentId) && locale === after.locale,
  );
};

/** What the notes of a revision say together. */
export const joinNotes = (rows: readonly NotedRow[]): ChangeNote | undefined => {
  if (rows.length === 0) return undefined;
  const texts = new Set(rows.flatMap(({ changeNote }) => changeNote ?? []));
  const kinds = rows.flatMap(({ changeKind }) => changeKind ?? []);
  return {
    text: [...texts].join('\n') || null,
    kind: kinds.includes('major') ? 'major' : (kinds[0] ?? null),
  };
};

/**
 * Empties the notes that were told, in the draft too: each is about one publish of one language. Past Strapi's query engine, which would date
 * the rows anew and so show the draft as modified.
 */
export const spendNotes = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  rows: readonly NotedRow[],
): Promise<void> => {
  for (const { uid, documentId, locale, changeNote, changeKind } of rows) {
    await strapi.db
      .getConnection(tableOf(strapi, uid))
      .transacting(transaction)
      // A draft that says something else by now says it of the next publish.
      .where({ document_id: documentId, locale, change_note: changeNote, change_kind: changeKind })
      .update({ change_note: null, change_kind: null });
  }
};
