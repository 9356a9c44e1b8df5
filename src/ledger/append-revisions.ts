import type { Core } from '@strapi/strapi';
import { canonicalJson, sha256 } from '../explainer/canonical-json';
import { proposeKind } from '../explainer/difference/propose-kind';
import type { Explainer } from '../explainer/explainer';
import { carryFormerSections, noFormerSections } from '../explainer/former-sections';
import { changedSections } from '../explainer/changed-sections';
import { presentExplainer } from '../explainer/present-explainer';
import { surrogateKey } from '../explainer/surrogate-key';
import type { ArticleRow } from '../explainer/published-rows';
import type { Transaction } from '../strapi-types';
import { findAffectedArticles } from './affected-articles';
import { readNotes, spendNotes, type NotesOf } from './change-notes';
import { explainRetractions } from './explain-retractions';
import { readLast, readLatest } from './latest-rows';
import type { RevisionRow } from '../explainer/revision';
import { pendingChanges, versionKey, type PendingChanges } from './pending-changes';
import { readPublished } from './read-published';
import { articleUid, changeUid, revisionUid } from './uids';

/** So many articles are in memory at a time. */
const batchSize = 50;

/** What all rows of one transaction have in common. */
interface Moment {
  at: string;
  by: string;
  change: number;
}

type NewRevision = Omit<RevisionRow, 'sequence'>;

/** The explainer that readers saw until now. */
const readExplainer = (latest: RevisionRow | undefined): Explainer | null => {
  if (!latest?.content) return null;
  const explainer: Explainer = JSON.parse(latest.content);
  return explainer;
};

interface Step {
  moment: Moment;
  pending: PendingChanges;
  notesOf: NotesOf;
  latest: RevisionRow | undefined;
  row: ArticleRow | undefined;
}

/** What the published rows call for: the next revision, or nothing where readers see no difference. */
const nextRevision = async (
  strapi: Core.Strapi,
  { moment, pending, notesOf, latest, row }: Step,
): Promise<NewRevision | null> => {
  const after = row === undefined ? null : presentExplainer(row);
  const content = after && canonicalJson(after);
  const hash = content === null ? null : sha256(content);
  if (hash === (latest?.sha256 ?? null)) return null;

  const before = readExplainer(latest);
  const identity = after ?? before;
  if (identity === null) return null;
  const retractionOf = before
    ? await explainRetractions(strapi, { before, after, given: pending.retractions, at: moment.at })
    : undefined;
  const note = row && notesOf(row);
  const retraction = after === null ? retractionOf?.(identity.documentId) : undefined;
  const kindOf = (): RevisionRow['kind'] => {
    if (after === null) return 'retracted';
    if (before === null) return 'new';
    return note?.kind ?? proposeKind(before, after).kind;
  };
  return {
    ...moment,
    explainer: identity.documentId,
    language: identity.locale,
    slug: identity.slug,
    kind: kindOf(),
    sha256: hash,
    previous: latest ? (latest.sha256 ?? latest.previous) : null,
    note: note?.text ?? null,
    reason: retraction?.reason ?? null,
    replacement: retraction?.replacement ?? null,
    changedSections: changedSections(before, after),
    formerSections: carryFormerSections({
      former: latest?.formerSections ?? noFormerSections,
      before,
      after,
      retractionOf,
    }),
    reviewDue: after?.review?.nextDue ?? null,
    surrogateKey: after && surrogateKey(after),
    content,
  };
};

/** The next revisions of some articles, in all their languages. */
const nextRevisions = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  documentIds: readonly string[],
  given: Pick<Step, 'moment' | 'pending' | 'notesOf'>,
): Promise<NewRevision[]> => {
  const rows = await readPublished(strapi, documentIds);
  const published = new Map(rows.map((row) => [versionKey(row.documentId, row.locale), row]));
  const known = await readLatest(strapi, transaction, documentIds);
  const latest = new Map(known.map((row) => [versionKey(row.explainer, row.language), row]));
  const next: NewRevision[] = [];
  for (const key of [...new Set([...published.keys(), ...latest.keys()])].sort()) {
    const step = { ...given, row: published.get(key), latest: latest.get(key) };
    const revision = await nextRevision(strapi, step);
    if (revision !== null) next.push(revision);
  }
  return next;
};

const articlesToPresent = async (
  strapi: Core.Strapi,
  { articles, changes }: PendingChanges,
): Promise<string[]> => {
  const found = new Set(articles);
  const subjects = new Map(changes.map((change) => [change.subject, change.subjectType]));
  for (const [documentId, uid] of subjects) {
    // One that is withdrawn is not found among the published, and is the one that matters.
    if (uid === articleUid) found.add(documentId);
    for (const article of await findAffectedArticles(strapi, uid, documentId)) found.add(article);
  }
  return [...found].sort();
};

/** Writes down what the transaction did: its changes, and a revision of every explainer that reads differently now. */
export const appendRevisions = async (
  strapi: Core.Strapi,
  transaction: Transaction,
): Promise<void> => {
  const pending = pendingChanges(transaction);
  const last = await readLast(strapi, changeUid);
  const now = new Date().toISOString();
  // Two instances' clocks differ; the ledger's does not go back.
  const at = now > last.at ? now : last.at;
  const lines = pending.changes.map((change, index) => ({
    ...change,
    sequence: last.sequence + index + 1,
    at,
  }));
  if (lines.length > 0) await strapi.db.query(changeUid).createMany({ data: lines });

  const moment = { at, by: lines.at(-1)?.by ?? 'start', change: last.sequence + lines.length };
  const given = { moment, pending, notesOf: await readNotes(strapi, pending) };
  const articles = await articlesToPresent(strapi, pending);
  let { sequence } = await readLast(strapi, revisionUid);
  for (let from = 0; from < articles.length; from += batchSize) {
    const batch = articles.slice(from, from + batchSize);
    const next = await nextRevisions(strapi, transaction, batch, given);
    const data = next.map((revision) => ({ ...revision, sequence: (sequence += 1) }));
    if (data.length > 0) await strapi.db.query(revisionUid).createMany({ data });
  }
  await spendNotes(strapi, transaction, pending);
};
