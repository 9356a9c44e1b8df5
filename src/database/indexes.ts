import type { Core } from '@strapi/strapi';
import { installComponentIndexes } from './component-indexes';
import { installNarrowIndex } from './narrow-index';

/** Makes what lets the database find rows, or look through them, without reading all that there is. */
export const installIndexes = async (strapi: Core.Strapi): Promise<void> => {
  await installComponentIndexes(strapi);
  await installNarrowIndex(strapi);
};
