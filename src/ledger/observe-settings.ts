import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { currentActor } from '../strapi/current-request';
import { aroundRowWrites, subscribeToRows } from '../strapi/row-writes';
import { inTransaction } from '../strapi/transaction';
import { appendRevisions } from './append-revisions';
import { beforeCommit } from '../database/before-commit';
import { noteDeletedArticles } from './note-deleted-articles';
import { pendingChanges } from './pending-changes';
import { lockTransaction } from '../database/lock-transaction';
import { writeInTurn } from '../database/write-in-turn';

const settingsUid = 'strapi::core-store';
const languageUid = 'plugin::i18n.locale';
const defaultLocaleKey = 'plugin_i18n_default_locale';

/** What decides, beside the documents and one setting, how anyone is answered. */
const observed = [
  'plugin::users-permissions.permission',
  'plugin::users-permissions.role',
  languageUid,
  'plugin::upload.file',
  // Who may show our pages in a frame is said by these pages.
  'api::partner.partner',
];

/** Strapi keeps hundreds of settings in one table; of these, readers could notice one. */
const isNoticeable = (uid: string, row: unknown): boolean =>
  uid !== settingsUid || (isRecord(row) && row.key === defaultLocaleKey);

/**
 * Writes a line in the ledger for every change of what the public may read, of languages, files and partners: none of these has
 * versions that are published, but what was answered before must not be answered after it.
 */
export const observeSettings = (strapi: Core.Strapi): void => {
  // Outside of a transaction Strapi tells us only after the commit, when a line in the ledger could be lost.
  aroundRowWrites(strapi, observed, (write) => writeInTurn(strapi, write));
  subscribeToRows(strapi, [...observed, settingsUid], async ({ uid, row, isDeleted }) => {
    if (!isNoticeable(uid, row)) return;
    await inTransaction(strapi, async (transaction) => {
      await lockTransaction(strapi, transaction, 'content');
      if (uid === languageUid && isDeleted && isRecord(row))
        await noteDeletedArticles(strapi, transaction, row.code);
      const { changes } = pendingChanges(transaction);
      const line = { action: 'configure', subjectType: uid, subject: uid, language: null } as const;
      // A role is written right by right, in one transaction where it is ours.
      if (changes.some(({ action, subject }) => action === line.action && subject === uid)) return;
      changes.push({ ...line, by: currentActor(strapi) });
      beforeCommit(transaction, 'ledger', () => appendRevisions(strapi, transaction));
    });
  });
};
