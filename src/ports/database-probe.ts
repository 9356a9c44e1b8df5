import type { Core } from '@strapi/strapi';

/** Whether the database answers. */
export interface DatabaseProbe {
  /** Asks it. */
  isThere: () => Promise<boolean>;
  /** Whether it did not when it was last asked; it is asked again and again until it does. */
  isAway: () => boolean;
}

export const databaseProbeOf = (strapi: Core.Strapi): DatabaseProbe =>
  strapi.get<DatabaseProbe>('databaseProbe');
