import type { Core } from '@strapi/strapi';

/** Whether the database answers. */
export interface DatabaseProbe {
  /** Asks it. */
  isThere: () => Promise<boolean>;
  /** Whether it did not when it was last asked; it is asked again and again until it does. */
  isAway: () => boolean;
  /** How many statements failed by what it lies in, such as a damaged page, whether or not it answers others. */
  failures: () => number;
}

export const databaseProbeOf = (strapi: Core.Strapi): DatabaseProbe =>
  strapi.get<DatabaseProbe>('databaseProbe');
