import type { Core } from '@strapi/strapi';
import { inTransaction } from '../strapi/transaction';
import { appendRevisions } from './append-revisions';
import { findDifferences } from './find-differences';
import { pendingChanges } from './pending-changes';
import { articleUid } from './uids';
import { lockTransaction } from '../database/lock-transaction';

/**
 * Brings the ledger up to what is published where an article came or went past the document service: by a version of this
 * application that had no ledger, or by hand in the database. What was changed by hand inside a published
 * article is not looked for, which would present every explainer at every start.
 */
export const catchUpLedger = async (strapi: Core.Strapi): Promise<void> => {
  if ((await findDifferences(strapi)).length === 0) return;
  await inTransaction(strapi, async (transaction) => {
    await lockTransaction(strapi, transaction, 'content');
    // Another instance that starts at the same time may have done it since.
    const found = await findDifferences(strapi);
    const articles = [...new Set(found.map(({ explainer }) => explainer))];
    const pending = pendingChanges(transaction);
    const line = {
      action: 'catchUp',
      subjectType: articleUid,
      language: null,
      by: 'start',
    } as const;
    for (const subject of articles) {
      pending.articles.add(subject);
      pending.changes.push({ ...line, subject });
    }
    if (articles.length > 0) await appendRevisions(strapi, transaction);
  });
};
