import type { Core } from '@strapi/strapi';
import { lockTransaction } from '../lock-transaction';
import type { Transaction } from '../strapi-types';

const ledgerLock = 5_401_202;

/**
 * Makes the transaction the only one that writes to the ledger, until it ends. It is taken before the write itself: numbers are
 * then given in the order of the commits, without a gap, and two publishes never wait for each other's rows in a circle.
 */
export const lockLedger = (strapi: Core.Strapi, transaction: Transaction): Promise<void> =>
  lockTransaction(strapi, transaction, ledgerLock);
