import type { Core } from '@strapi/strapi';

/**
 * Names the type of public/schema.graphql, which Koa does not know: a browser saved it as bytes instead of showing it.
 * The file itself is then served with the rest of public/; like the landing page's, this route has to come first.
 */
export const installSchemaAsText = (strapi: Core.Strapi): void => {
  strapi.server.routes([
    {
      method: 'GET',
      path: '/schema.graphql',
      handler: (ctx, next) => {
        ctx.type = 'text/plain; charset=utf-8';
        return next();
      },
      config: { auth: false },
    },
  ]);
};
