import type { Core } from '@strapi/strapi';
import { installComponentIndexes } from './component-indexes';
import { installNarrowIndexes } from './narrow-indexes';

/** Makes what lets the database find rows, or look through them, without reading all that there is. */
export const installIndexes = async (strapi: Core.Strapi): Promise<void> => {
  await installComponentIndexes(strapi);
  await installNarrowIndexes(strapi);
};
