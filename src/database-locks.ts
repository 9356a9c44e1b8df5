import type { Core } from '@strapi/strapi';

/** Any constants serve; the second half of each key is the schema, of which one PostgreSQL database may have several. */
const keys = { starting: 5_401_203, serving: 5_401_204 } as const;

/**
 * The arguments of PostgreSQL's advisory lock functions for what a process does with the database (its manual, 9.28.10): `starting`,
 * which one at a time may, and `serving`, which many may at once.
 */
export const lockOn = (strapi: Core.Strapi, what: keyof typeof keys): string =>
  `${keys[what]}, hashtext('${strapi.db.getSchemaName() ?? ''}')`;
