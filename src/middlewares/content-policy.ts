import type { Core } from '@strapi/strapi';
import type { Context } from '../strapi/context';

/** What our own answers need: the landing page its style sheet and its icon, all others nothing. */
const policy = [
  "default-src 'none'",
  ...["style-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'none'"],
  "frame-ancestors 'none'",
].join('; ');

/** The panel is a program of Strapi's with styles in its pages, and editors' files may be pictures that have some. */
const isStrapis = (path: string): boolean => /^\/(?:admin|uploads)(?:\/|$)/i.test(path);

/**
 * Gives every answer of our own a Content-Security-Policy that lets no page do anything with it but read it; Strapi's allows inline
 * styles and pictures from anywhere, for its panel's sake.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  // Apollo's page for trying things out comes from elsewhere.
  const hasPage: boolean = strapi.plugin('graphql').config('landingPage');
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    const isPage = hasPage && /^\/graphql/i.test(ctx.path);
    if (!isStrapis(ctx.path) && !isPage) ctx.set('Content-Security-Policy', policy);
    await next();
  };
};
