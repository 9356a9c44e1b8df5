import type { Core } from '@strapi/strapi';
import type { Context } from '../strapi/context';

/** What our own answers need: the landing page its style sheet and its icon, all others nothing. */
const policy = [
  "default-src 'none'",
  ...["style-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'none'"],
  "frame-ancestors 'none'",
].join('; ');

/**
 * What editors sent is shown by itself: a picture, a film, a document that the browser has a reader for. It shows each as a part of a page that it
 * makes of it, and nothing else.
 */
const policyOfFiles = [
  ...["default-src 'none'", "img-src 'self'", "media-src 'self'", "object-src 'self'"],
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'"],
].join('; ');

const isFile = (path: string): boolean => /^\/uploads(?:\/|$)/i.test(path);

/**
 * Gives every answer of our own a Content-Security-Policy that lets no page do anything with it but read it; Strapi's allows inline
 * styles and pictures from anywhere, for the sake of its panel, whose pages alone have it.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  // Apollo's page for trying things out comes from elsewhere.
  const pages = strapi.plugin('graphql').config('landingPage')
    ? /^\/(?:admin|graphql)/i
    : /^\/admin/i;
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    const ofPages = ctx.response.get('Content-Security-Policy');
    ctx.set('Content-Security-Policy', isFile(ctx.path) ? policyOfFiles : policy);
    await next();
    if (pages.test(ctx.path) && ctx.response.is('html'))
      ctx.set('Content-Security-Policy', ofPages);
  };
};
