import type { Core } from '@strapi/strapi';

/** The origin under which readers know this server, or nothing where nobody said it. */
export const publicOrigin = (strapi: Core.Strapi): string =>
  strapi.config.get<string>('server.url', '');
