import type { Core } from '@strapi/strapi';
import { attributesIn } from './attributes-of';
import { installWrittenData } from './install-written-data';
import { installOwnAttributes } from './own-attributes';
import { installPublishedOnly } from './published-only';
import { installQueryTypes } from './query-types';

/** All that judges what a query asks for and what is written; in register(). */
export const installJudging = (strapi: Core.Strapi): void => {
  const attributesOf = attributesIn(strapi);
  installQueryTypes(strapi, attributesOf);
  installWrittenData(strapi, attributesOf);
  installOwnAttributes(strapi);
  installPublishedOnly(strapi);
};
