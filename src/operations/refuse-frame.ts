import type { Core } from '@strapi/strapi';
import { embedDoorOf } from '../ports/embed-door';
import { embedPolicy } from '../embeds/content-policy';
import { renderRefusal } from '../embeds/refusal-page';
import type { Context } from '../strapi/types';

/**
 * Tells whoever is framed by another site, by a page, what a program is told as JSON. Sites that may show our texts may show it, and no
 * statement is sent to know them: this is said when the database does not answer, and of who asks too much.
 */
export const refuseFrame = (strapi: Core.Strapi, ctx: Context, words: string): void => {
  ctx.remove('X-Frame-Options');
  ctx.set('Content-Security-Policy', embedPolicy(embedDoorOf(strapi).frameAncestors()));
  ctx.type = 'html';
  ctx.body = renderRefusal({ title: 'Not to be had just now', words, link: null }, 'auto');
};
