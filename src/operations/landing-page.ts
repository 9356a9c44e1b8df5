import type { Core } from '@strapi/strapi';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';

/** Serves public/index.html at the root: Strapi would send a developer on to the admin panel's login. */
export const installLandingPage = (strapi: Core.Strapi): void => {
  strapi.server.routes([
    {
      method: 'GET',
      path: '/',
      handler: (ctx) => {
        ctx.type = 'html';
        ctx.set('Cache-Control', 'public, max-age=60');
        ctx.body = createReadStream(join(strapi.dirs.static.public, 'index.html'));
      },
      config: { auth: false },
    },
  ]);
};
