import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { subscribeToRows } from '../strapi/database';
import { currentActor } from '../strapi/current-request';
import { inTransaction } from '../strapi/transaction';
import { appendRevisions } from './append-revisions';
import { beforeCommit } from '../database/before-commit';
import { pendingChanges } from './pending-changes';
import { lockTransaction } from '../database/lock-transaction';

const settingsUid = 'strapi::core-store';
const defaultLocaleKey = 'plugin_i18n_default_locale';

/** What decides, beside the documents, how anyone is answered. */
const observed = [
  'plugin::users-permissions.permission',
  'plugin::users-permissions.role',
  'plugin::i18n.locale',
  'plugin::upload.file',
  // Who may show our pages in a frame is said by these pages.
  'api::partner.partner',
  settingsUid,
];

/** Strapi keeps hundreds of settings in one table; of these, readers could notice one. */
const isNoticeable = (uid: string, row: unknown): boolean =>
  uid !== settingsUid || (isRecord(row) && row.key === defaultLocaleKey);

/**
 * Writes a line in the ledger for every change of what the public may read, of languages, files and partners: none of these has
 * versions that are published, but what was answered before must not be answered after it.
 */
export const observeSettings = (strapi: Core.Strapi): void => {
  subscribeToRows(strapi, observed, async (uid, row) => {
    if (!isNoticeable(uid, row)) return;
    await inTransaction(strapi, async (transaction) => {
      await lockTransaction(strapi, transaction, 'content');
      const { changes } = pendingChanges(transaction);
      const line = { action: 'configure', subjectType: uid, subject: uid, language: null } as const;
      // A role is written right by right, in one transaction where it is ours.
      if (changes.some(({ action, subject }) => action === line.action && subject === uid)) return;
      changes.push({ ...line, by: currentActor(strapi) });
      beforeCommit(transaction, 'ledger', () => appendRevisions(strapi, transaction));
    });
  });
};
