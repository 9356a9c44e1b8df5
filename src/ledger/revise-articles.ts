import type { Core } from '@strapi/strapi';
import { pause } from '../event-loop/pause';
import type { Transaction } from '../strapi/transaction';
import type { NotedRow } from './change-notes';
import { endRetractions, findReturned, type Returned } from './end-retractions';
import { readLatest, type LatestRevision, type StoredRevision } from './latest-rows';
import { nextRevision, type Moment, type NewRevision } from './next-revision';
import { packText } from './packed-text';
import { versionKey, type PendingChanges } from './pending-changes';
import { presentVersions, type SharedWrites } from './present-versions';
import { revisionUid } from './uids';

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

const asStored = ({ content, ...revision }: NewRevision): NumberlessRow => ({
  ...revision,
  content: content && packText(content),
});

/** The next revisions of some articles, in all their languages, as they are to be stored. */
const nextRevisions = async (
  strapi: Core.Strapi,
  { documentIds, known }: Batch,
  { writes, ...given }: Given,
): Promise<{ next: NumberlessRow[]; told: NotedRow[]; returned: Returned[] }> => {
  const published = await presentVersions(strapi, documentIds, { latest: known, writes });
  const latest = new Map(known.map((row) => [versionKey(row.explainer, row.language), row]));
  const next: NumberlessRow[] = [];
  const told: NotedRow[] = [];
  const returned: Returned[] = [];
  for (const key of [...new Set([...published.keys(), ...latest.keys()])].sort()) {
    const step = { ...given, after: published.get(key) ?? null, latest: latest.get(key) };
    await pause();
    const revision = await nextRevision(strapi, step);
    if (revision === null) continue;
    next.push(asStored(revision.revision));
    told.push(...revision.told);
    returned.push(...findReturned(step.latest, step.after));
  }
  return { next, told, returned };
};

/** Strapi would draw a documentId for each, which nobody asks for; of a thousand revisions that took 60 ms. */
const numbered = (revision: NumberlessRow, sequence: number) => ({
  ...revision,
  sequence,
  documentId: `revision-${sequence}`,
});

/**
 * Appends a revision of each of these articles, in each language, that reads differently now.
 *
 * @param last number of the ledger's last revision
 * @returns the notes that they tell
 */
export const reviseArticles = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  { articles, last, ...given }: Given & { articles: readonly string[]; last: number },
): Promise<readonly NotedRow[]> => {
  const readBatch = async (from: number): Promise<Batch> => {
    const documentIds = articles.slice(from, from + batchSize);
    const isEnd = documentIds.length === 0;
    return {
      documentIds,
      known: isEnd ? [] : await readLatest(strapi, transaction, documentIds),
    };
  };
  const allTold: NotedRow[] = [];
  let sequence = last;
  let due: ReturnType<typeof numbered>[] = [];
  const writeDue = async (): Promise<void> => {
    if (due.length > 0) await strapi.db.query(revisionUid).createMany({ data: due });
  };
  let batch = await readBatch(0);
  for (let from = 0; from < articles.length; from += batchSize) {
    // PostgreSQL writes the batch before, and reads the one after, while one is presented here.
    const [{ next, told, returned }, following] = await Promise.all([
      nextRevisions(strapi, batch, given),
      readBatch(from + batchSize),
      writeDue(),
    ]);
    batch = following;
    allTold.push(...told);
    due = next.map((revision) => numbered(revision, (sequence += 1)));
    await endRetractions(strapi, transaction, returned);
  }
  await writeDue();
  return allTold;
};
