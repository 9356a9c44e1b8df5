import type { Core } from '@strapi/strapi';
import type { Ledger } from '../explainer/ledger';
import { wrapTransactions } from '../strapi/database';
import { watchedUids } from './affected-articles';
import { settleBeforeCommit } from '../database/before-commit';
import { followLedger } from './follow-ledger';
import { createKnownNumber } from './known-number';
import { observeSettings } from './observe-settings';
import { observeWrites } from './observe-writes';
import { pendingChanges } from './pending-changes';
import { createLedgerReader } from './read-ledger';
import { createWaitFor } from './wait-for-revision';

/** Writes the ledger from now on, and lets others read it as `strapi.get('ledger')`. */
export const installLedger = (strapi: Core.Strapi): void => {
  const known = createKnownNumber();
  // Strapi tells of a commit only when it has happened, which is too late for what has to be committed with it; and an action on
  // many entries is many writes in one transaction, of which only the last knows what came of all.
  wrapTransactions(strapi, {
    beforeCommit: settleBeforeCommit,
    afterCommit: (transaction) => {
      const { number } = pendingChanges(transaction);
      if (number !== null) known.moveTo(number);
    },
    afterFailure: (transaction) => {
      if (pendingChanges(transaction).number !== null) known.doubt();
    },
  });
  observeWrites(strapi);
  observeSettings(strapi);
  followLedger(strapi, known);
  strapi.add('ledger', (): Ledger => {
    const reader = createLedgerReader(strapi);
    return {
      ...reader,
      number: known.current,
      lastNumber: known.last,
      heardNumber: known.heard,
      heardAt: known.heardAt,
      watched: watchedUids,
      waitFor: createWaitFor(reader),
    };
  });
};
