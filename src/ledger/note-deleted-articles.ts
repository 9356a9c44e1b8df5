import type { Core } from '@strapi/strapi';
import { currentActor } from '../strapi/current-request';
import type { Transaction } from '../strapi/transaction';
import { findDifferences } from './find-differences';
import { pendingChanges } from './pending-changes';
import { articleUid } from './uids';

/**
 * Notes that the articles of a language were deleted: Strapi deletes their rows past its documents (`deleteAllLocalizedEntriesFor` in
 * @strapi/i18n 5.54), and readers were told what the ledger has of them until the next start.
 */
export const noteDeletedArticles = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  language: unknown,
): Promise<void> => {
  const { articles, changes } = pendingChanges(transaction);
  const by = currentActor(strapi);
  for (const gone of await findDifferences(strapi)) {
    if (gone.language !== language) continue;
    const { explainer: subject, language: code } = gone;
    articles.add(subject);
    changes.push({ action: 'delete', subjectType: articleUid, subject, language: code, by });
  }
};
