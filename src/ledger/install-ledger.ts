import type { Core } from '@strapi/strapi';
import type { Ledger } from '../explainer/ledger';
import { installBeforeCommit } from './before-commit';
import { observeWrites } from './observe-writes';
import { createLedgerReader } from './read-ledger';
import { createWaitFor } from './wait-for-revision';

/** Writes the ledger from now on, and lets others read it as `strapi.get('ledger')`. */
export const installLedger = (strapi: Core.Strapi): void => {
  installBeforeCommit(strapi);
  observeWrites(strapi);
  strapi.add('ledger', (): Ledger => {
    const reader = createLedgerReader(strapi);
    return { ...reader, waitFor: createWaitFor(reader.lastSequence) };
  });
};
