import type { Core } from '@strapi/strapi';
import { pause } from '../event-loop/pause';
import type { Transaction } from '../strapi/types';
import { findAffectedArticles } from './affected-articles';
import { announceCommit } from './commit-message';
import { readNotes, spendNotes, type NotedRow } from './change-notes';
import { endRetractions, findReturned, type Returned } from './end-retractions';
import { readEnd, readLatest, type LatestRevision, type StoredRevision } from './latest-rows';
import { nextRevision, type Moment, type NewRevision } from './next-revision';
import { packText } from './packed-text';
import { pendingChanges, versionKey, type PendingChanges } from './pending-changes';
import { presentVersions, type SharedWrites } from './present-versions';
import { readEntries } from './read-entries';
import { readLanguages } from './read-languages';
import { namesReader } from './read-names';
import { changeUid, revisionUid } from './uids';

/** Of so many articles each, one batch is written, one presented, and one read at a time. With fifty, memory grew by 80 MB. */
const batchSize = 20;

interface Given {
  moment: Moment;
  pending: PendingChanges;
  notes: readonly NotedRow[];
  /** Null where something else than shared entries was written to. */
  writes: SharedWrites | null;
}

interface Batch {
  /** Of articles. */
  documentIds: readonly string[];
  /** Their latest revisions. */
  known: readonly LatestRevision[];
}

type NumberlessRow = Omit<StoredRevision, 'sequence'>;

const asStored = (revision: NewRevision): NumberlessRow => ({
  ...revision,
  content: revision.content === null ? null : packText(revision.content),
});

/** Strapi would draw a documentId for each, which nobody asks for; of a thousand revisions that took 60 ms. */
const numbered = (revision: NumberlessRow, sequence: number) => ({
  ...revision,
  sequence,
  documentId: `revision-${sequence}`,
});

/** The next revisions of some articles, in all their languages, as they are to be stored. */
const nextRevisions = async (
  strapi: Core.Strapi,
  { documentIds, known }: Batch,
  { writes, ...given }: Given,
): Promise<{ next: NumberlessRow[]; returned: Returned[] }> => {
  const published = await presentVersions(strapi, documentIds, {
    latest: known,
    writes,
  });
  const latest = new Map(known.map((row) => [versionKey(row.explainer, row.language), row]));
  const next: NumberlessRow[] = [];
  const returned: Returned[] = [];
  for (const key of [...new Set([...published.keys(), ...latest.keys()])].sort()) {
    const step = { ...given, after: published.get(key) ?? null, latest: latest.get(key) };
    await pause();
    const revision = await nextRevision(strapi, step);
    if (revision === null) continue;
    next.push(asStored(revision));
    returned.push(...findReturned(step.latest, step.after));
  }
  return { next, returned };
};

/** Those that held or named what was written before it was, such as one that is withdrawn by it, and those that do now. */
const articlesToPresent = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  { articles, changes }: PendingChanges,
): Promise<string[]> => {
  const found = new Set(articles);
  const subjects = new Map(changes.map((change) => [change.subject, change.subjectType]));
  for (const [documentId, uid] of subjects) {
    for (const article of await findAffectedArticles(strapi, transaction, uid, documentId))
      found.add(article);
  }
  return [...found].sort();
};

/** Writes down what the transaction did: its changes, and a revision of every explainer that reads differently now. */
export const appendRevisions = async (
  strapi: Core.Strapi,
  transaction: Transaction,
): Promise<void> => {
  const pending = pendingChanges(transaction);
  const last = await readEnd(strapi);
  const now = new Date().toISOString();
  // Two instances' clocks differ; the ledger's does not go back.
  const at = now > last.at ? now : last.at;
  const lines = pending.changes.map((change, index) => ({
    ...change,
    sequence: last.change + index + 1,
    at,
  }));
  if (lines.length > 0) await strapi.db.query(changeUid).createMany({ data: lines });

  const notes = await readNotes(strapi, pending);
  const moment = { at, by: lines.at(-1)?.by ?? 'nobody', change: last.change + lines.length };
  const entriesIn = await readEntries(strapi, pending);
  const articles = await articlesToPresent(strapi, transaction, pending);
  const writes = entriesIn && {
    entriesIn,
    readNames: namesReader(strapi, transaction, pending),
    languagesOf: await readLanguages(strapi, articles),
  };
  const given = { moment, pending, notes, writes };
  let sequence = last.revision;
  let due: ReturnType<typeof numbered>[] = [];
  const writeDue = async (): Promise<void> => {
    if (due.length > 0) await strapi.db.query(revisionUid).createMany({ data: due });
  };
  const readBatch = async (from: number): Promise<Batch> => {
    const documentIds = articles.slice(from, from + batchSize);
    return {
      documentIds,
      known: documentIds.length === 0 ? [] : await readLatest(strapi, transaction, documentIds),
    };
  };
  let batch = await readBatch(0);
  for (let from = 0; from < articles.length; from += batchSize) {
    // PostgreSQL writes the batch before, and reads the one after, while one is presented here.
    const [{ next, returned }, following] = await Promise.all([
      nextRevisions(strapi, batch, given),
      readBatch(from + batchSize),
      writeDue(),
    ]);
    batch = following;
    due = next.map((revision) => numbered(revision, (sequence += 1)));
    await endRetractions(strapi, transaction, returned);
  }
  await writeDue();
  await spendNotes(strapi, transaction, notes);
  pending.number = moment.change;
  await announceCommit(strapi, transaction, moment.change);
};
