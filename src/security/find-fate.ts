import type { Core } from '@strapi/strapi';
import { writeInTurn } from '../database/write-in-turn';
import { isRecord } from '../explainer/is-record';

/** The type of the rows that name files. */
export const fileUid = 'plugin::upload.file';

/** Files are added, or something is said of them; one takes the place of another, at the address that it has; or some are deleted. */
export type Purpose = 'write' | 'replace' | 'delete';

/** What became of rows that were to be written, as far as it is known. */
export type Fate = 'written' | 'refused' | 'unknown';

/** What became of the row of a transaction of whose end nobody was told; it is over when its lock is free. */
export const findFate = async (
  strapi: Core.Strapi,
  purpose: Purpose,
  row: unknown,
): Promise<Fate> => {
  if (!isRecord(row)) return 'unknown';
  const { id, updatedAt } = row;
  const where = purpose === 'delete' ? { id } : { id, updatedAt };
  const count = (): Promise<number> => strapi.db.query(fileUid).count({ where });
  try {
    const isThere = (await writeInTurn(strapi, count)) > 0;
    return isThere === (purpose !== 'delete') ? 'written' : 'refused';
  } catch {
    // A file that no row names harms nobody; a row whose file is gone does.
    return 'unknown';
  }
};
