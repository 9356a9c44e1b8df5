import type { Core } from '@strapi/strapi';

/** What is done by one at a time, of all processes on a database; `serving` alone many may at once. Any constants serve. */
const keys = {
  starting: 5_401_200,
  serving: 5_401_201,
  /**
   * Articles, sections and all that is written with them. Taken before anything is written: the ledger's numbers are then given in
   * the order of the commits, without a gap, and two that write never wait for each other's rows in a circle.
   */
  content: 5_401_202,
  indexes: 5_401_203,
  panelRoles: 5_401_204,
} as const;

export type DatabaseLock = keyof typeof keys;

/**
 * The arguments of PostgreSQL's advisory lock functions (its manual, 9.28.10) for one of these. The second half of a key is the
 * schema, of which one database may have several.
 */
export const lockOn = (strapi: Core.Strapi, what: DatabaseLock): string =>
  `${keys[what]}, hashtext('${strapi.db.getSchemaName() ?? ''}')`;
