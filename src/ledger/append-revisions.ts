import type { Core } from '@strapi/strapi';
import type { Transaction } from '../strapi/transaction';
import { findAffectedArticles } from './affected-articles';
import { announceCommit } from './commit-message';
import { readNotes, spendNotes } from './change-notes';
import { readEnd } from './latest-rows';
import { pendingChanges, type PendingChanges } from './pending-changes';
import { readEntries } from './read-entries';
import { readLanguages } from './read-languages';
import { namesReader } from './read-names';
import { reviseArticles } from './revise-articles';
import { changeUid } from './uids';

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
  const told = await reviseArticles(strapi, transaction, {
    articles,
    last: last.revision,
    moment,
    pending,
    notes,
    writes,
  });
  await spendNotes(strapi, transaction, told);
  pending.number = moment.change;
  await announceCommit(strapi, transaction, moment.change);
};
