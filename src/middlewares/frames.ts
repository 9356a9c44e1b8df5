import type { Core } from '@strapi/strapi';
import { isPageAddress } from '../delivery/policy/public-read';
import { embedPolicy } from '../embeds/content-policy';
import { explainFailure, isPassing } from '../embeds/explain-failure';
import { renderRefusal } from '../embeds/refusal-page';
import { themes } from '../embeds/style';
import { isRecord } from '../explainer/is-record';
import { embedDoorOf } from '../ports/embed-door';
import type { Context } from '../strapi/types';

/**
 * Tells a reader by a page in the frame that a text cannot be had now, where a program is told so as JSON. Sites that may show our texts
 * may show it, and no statement is sent to know them: it is said when the database does not answer, and of who asks too much.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    await next();
    const { status, path }: Context = ctx;
    const told: unknown = ctx.body;
    if (!isPassing(status) || !isPageAddress(path)) return;
    if (!isRecord(told) || !isRecord(told.error)) return;
    const words = explainFailure(status, told.error.details, ctx.response.get('Retry-After'));
    ctx.remove('X-Frame-Options');
    ctx.set('Content-Security-Policy', embedPolicy(embedDoorOf(strapi).frameAncestors()));
    ctx.type = 'html';
    const theme = themes.find((one) => one === ctx.query.theme) ?? 'auto';
    ctx.body = renderRefusal({ title: 'Not to be had just now', words, link: null }, theme);
  };
