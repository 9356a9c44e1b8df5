import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Environment } from '../environment/environment';

/** The address in the page's examples, as one reads them in the repository. */
const exampleOrigin = 'http://localhost:1337';

/**
 * Serves public/index.html at `/`, its examples with this server's own address so that they can be copied.
 * Strapi sends `/` to the admin panel and serves the rest of public/ only; the route that is registered first wins, so
 * this belongs in register().
 */
export const installLandingPage = (
  strapi: Core.Strapi,
  { publicUrl, port }: Pick<Environment, 'publicUrl' | 'port'>,
): void => {
  const origin = publicUrl ?? `http://localhost:${port}`;
  strapi.server.routes([
    {
      method: 'GET',
      path: '/',
      handler: async (ctx) => {
        const page = await readFile(join(strapi.dirs.static.public, 'index.html'), 'utf8');
        ctx.type = 'html';
        ctx.set('Cache-Control', 'public, max-age=60');
        ctx.body = page.split(exampleOrigin).join(origin);
      },
      config: { auth: false },
    },
  ]);
};
