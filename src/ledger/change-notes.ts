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

/** Reads the notes that were published with the writes of this transaction. */
export const readNotes = async (
  strapi: Core.Strapi,
  pending: PendingChanges,
): Promise<readonly NotedRow[]> => {
  const rows: NotedRow[] = [];
  for (const uid of noted) {
    const published = publishedHere(pending, uid);
    if (published.length === 0) continue;
    const found: Omit<NotedRow, 'uid'>[] = await strapi.db.query(uid).findMany({
      select: ['id', 'documentId', 'locale', 'changeNote', 'changeKind'],
      where: {
        documentId: { $in: published },
        ...isPublished,
        $or: [{ changeNote: { $notNull: true } }, { changeKind: { $notNull: true } }],
      },
    });
    rows.push(...found.map((row) => ({ ...row, uid })));
  }
  return rows;
};

/** What the notes say of an explainer. */
export const noteOn = (
  rows: readonly NotedRow[],
  { documentId, locale, sections }: Explainer,
): ChangeNote | undefined => {
  const held = flattenSections(sections).map((section) => section.documentId);
  const ids = new Set([documentId, ...held]);
  const here = rows.filter((row) => ids.has(row.documentId) && row.locale === locale);
  if (here.length === 0) return undefined;
  const texts = new Set(here.flatMap(({ changeNote }) => changeNote ?? []));
  const kinds = here.flatMap(({ changeKind }) => changeKind ?? []);
  return {
    text: [...texts].join('\n') || null,
    kind: kinds.includes('major') ? 'major' : (kinds[0] ?? null),
  };
};

/**
 * Empties the notes, in the draft too: each is about one publish of one language. Past Strapi's query engine, which would date
 * the rows anew and so show the draft as modified.
 */
export const spendNotes = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  rows: readonly NotedRow[],
): Promise<void> => {
  for (const { uid, documentId, locale } of rows) {
    await strapi.db
      .getConnection(tableOf(strapi, uid))
      .transacting(transaction)
      .where({ document_id: documentId, locale })
      .update({ change_note: null, change_kind: null });
  }
};
