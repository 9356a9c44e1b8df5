import type { Core } from '@strapi/strapi';
import { installCountNothing } from './count-nothing';
import { installMatchById } from './match-by-id';
import { installNarrowReads } from './narrow-reads';

/** Has the database be asked for no more than a reader is answered, each of them in its own way. */
export const installSparingReads = (strapi: Core.Strapi): void => {
  installCountNothing(strapi);
  installMatchById(strapi);
  installNarrowReads(strapi);
};
