import type { Core } from '@strapi/strapi';
import type { Retraction } from '../explainer/former-addresses';
import { usableRetraction } from '../explainer/usable-retraction';
import { isPublish } from '../strapi/is-publish';
import { currentActor } from '../strapi/current-request';
import { inTransaction } from '../strapi/transaction';
import { findAffectedArticles, isWatched } from './affected-articles';
import { appendRevisions } from './append-revisions';
import { beforeCommit } from '../database/before-commit';
import { mayBearNote } from './change-notes';
import type { ChangeAction } from '../explainer/revision';
import { pendingChanges, versionKey, type PendingChanges } from './pending-changes';
import { articleUid, sectionUid } from './uids';
import { writtenEntries } from '../strapi/written-entries';

const actions: Readonly<Record<string, ChangeAction>> = {
  publish: 'publish',
  unpublish: 'unpublish',
  delete: 'delete',
  discardDraft: 'discardDraft',
};

/** What the write is to readers; undefined where it stays among the drafts. */
const actionOf = (action: string, params: object): ChangeAction | undefined =>
  isPublish(action, params) ? 'publish' : actions[action];

/** The one locale that all entries are in. */
const languageOf = (entries: readonly Record<string, unknown>[]): string | null => {
  const [first, ...others] = new Set(entries.map(({ locale }) => locale));
  return others.length === 0 && typeof first === 'string' ? first : null;
};

/** Why a document is about to be withdrawn: the draft says it, or what is published where there is none. */
const collectRetractions = async (
  strapi: Core.Strapi,
  { uid, documentId }: { uid: string; documentId: string },
  { retractions }: PendingChanges,
): Promise<void> => {
  const rows: { locale: string; publishedAt: unknown; retraction: Retraction | null }[] =
    await strapi.db.query(uid).findMany({
      select: ['locale', 'publishedAt'],
      where: { documentId },
      populate: { retraction: true },
    });
  const isDraft = (row: (typeof rows)[number]): boolean => row.publishedAt === null;
  const draftsLast = [...rows.filter((row) => !isDraft(row)), ...rows.filter(isDraft)];
  for (const { locale, retraction } of draftsLast) {
    if (retraction === null) continue;
    retractions.set(versionKey(documentId, locale), usableRetraction(retraction));
  }
};

/**
 * Writes every publish, unpublish, delete and discard of what readers see into the ledger, in the transaction of the write
 * itself, whoever makes it: a write that is acknowledged is in the ledger, and what is in the ledger was written.
 */
export const observeWrites = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const { uid, params } = context;
    const action = actionOf(context.action, params);
    if (action === undefined || !isWatched(uid)) return next();

    return inTransaction(strapi, async (transaction) => {
      const pending = pendingChanges(transaction);
      const known = 'documentId' in params ? params.documentId : undefined;
      if (known !== undefined) {
        for (const article of await findAffectedArticles(strapi, transaction, uid, known)) {
          pending.articles.add(article);
        }
        const isWithdrawn = action === 'unpublish' || action === 'delete';
        if (isWithdrawn && (uid === articleUid || uid === sectionUid)) {
          await collectRetractions(strapi, { uid, documentId: known }, pending);
        }
      }

      const result = await next();
      const entries = writtenEntries(result);
      const subject = known ?? entries[0]?.documentId;
      if (entries.length === 0 || typeof subject !== 'string') return result;
      const language = languageOf(entries);
      const by = currentActor(strapi);
      pending.changes.push({ action, subjectType: uid, subject, language, by });
      if (action === 'publish' && mayBearNote(entries)) pending.noted.add(subject);
      beforeCommit(transaction, 'ledger', () => appendRevisions(strapi, transaction));
      return result;
    });
  });
};
