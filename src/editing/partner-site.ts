import type { Core } from '@strapi/strapi';
import { judgeSite } from '../embeds/partners/judge-partner';
import { judgeWrittenPartners } from './partner-written';

/** Lets a partner's site be an address that editors can open. */
export const installPartnerSite = (strapi: Core.Strapi): void => {
  judgeWrittenPartners(strapi, judgeSite);
};
