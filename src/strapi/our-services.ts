import type { Core } from '@strapi/strapi';
import type { Ledger } from '../explainer/ledger';

/** The ledger as `installLedger` registered it. */
export const ledgerOf = (strapi: Core.Strapi): Ledger => strapi.get<Ledger>('ledger');

/** Aborted when the process is about to end. */
export const endingOf = (strapi: Core.Strapi): AbortSignal => strapi.get<AbortSignal>('ending');
