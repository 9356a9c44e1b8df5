import type { ContentTable } from './content-tables';
import type { KeptTable, Row } from './kept-tables';

/** What comes in the place of all rows. */
export interface Replacement {
  /** The tables that rows are taken from first. */
  emptied: readonly string[];
  /** Those that must have none, which is asked when nobody else can put any there. */
  expectedEmpty: readonly ContentTable[];
  /** Gives the rows, some of one table at a time. */
  put: (putRows: (table: KeptTable, rows: readonly Row[]) => Promise<void>) => Promise<void>;
  /** What belongs to it and is no row; done when the rows are there for good, and before anybody else may start or serve. */
  afterwards: () => Promise<void>;
}
