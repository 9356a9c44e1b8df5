import type { Core } from '@strapi/strapi';
import { installWrittenData } from './install-written-data';
import { installPublishedOnly } from './published-only';
import { installQueryTypes } from './query-types';

/** All that judges what a query asks for and what is written; in register(). */
export const installJudging = (strapi: Core.Strapi): void => {
  installQueryTypes(strapi);
  installWrittenData(strapi);
  installPublishedOnly(strapi);
};
