import type { KeptTable, Row } from './kept-tables';

/** What comes in the place of all rows. */
export interface Replacement {
  /** The tables that rows are taken from first. */
  emptied: readonly string[];
  /** Gives the rows, some of one table at a time. */
  put: (putRows: (table: KeptTable, rows: readonly Row[]) => Promise<void>) => Promise<void>;
}
