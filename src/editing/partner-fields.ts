import type { Core } from '@strapi/strapi';
import { installPartnerOrigins } from './partner-origins';
import { installPartnerSite } from './partner-site';

/** Judges what editors write of a partner, field by field. */
export const installPartnerFields = (strapi: Core.Strapi): void => {
  installPartnerOrigins(strapi);
  installPartnerSite(strapi);
};
