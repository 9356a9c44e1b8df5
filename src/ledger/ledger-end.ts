import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { quotedTableOf } from '../database/table-of';
import type { LedgerEnd } from './known-number';
import { changeUid } from './uids';

/** The last line of the ledger, and the one whose number is bound in the place of `asked`. */
export const ledgerEnds = (strapi: Core.Strapi, asked: '?' | '$1'): string => {
  const table = quotedTableOf(strapi, changeUid);
  return `SELECT sequence AS number, at FROM ${table}
    WHERE sequence = ${asked} OR sequence = (SELECT MAX(sequence) FROM ${table})
    ORDER BY sequence DESC`;
};

const lines = z.array(z.object({ number: z.number(), at: z.string() }));

/** @param rows what that statement found. */
export const readLedgerEnd = (rows: unknown, asked: number): LedgerEnd => {
  const found = lines.parse(rows);
  return {
    last: found[0] ?? { number: 0, at: '' },
    asked: found.find(({ number }) => number === asked)?.at,
  };
};

/** For whoever operates it. */
export const anotherLedger =
  'The ledger is not the one that was there, or an earlier state of it: nothing that was kept of it is answered any more';
