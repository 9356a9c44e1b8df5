import type { Core } from '@strapi/strapi';
import { isPageAddress } from '../delivery/policy/public-read';
import { embedPolicy } from '../embeds/content-policy';
import { explainFailure, isPassing } from '../embeds/explain-failure';
import { refuseAddress, renderRefusal, type Refusal } from '../embeds/refusal-page';
import { themes } from '../embeds/style';
import { isRecord } from '../explainer/is-record';
import { embedDoorOf } from '../ports/embed-door';
import type { Context } from '../strapi/context';

/** What is refused before any page looks at it. */
const isMisread = (status: number): boolean => status === 400 || status === 414;

const refusalOf = ({ status, body, response }: Context): Refusal | null => {
  const told: unknown = body;
  if (!isRecord(told) || !isRecord(told.error)) return null;
  const { message, details } = told.error;
  if (isMisread(status)) return refuseAddress(String(message));
  if (!isPassing(status)) return null;
  const words = explainFailure(status, details, response.get('Retry-After'));
  return { title: 'Not to be had just now', words, link: null };
};

/**
 * Tells a reader by a page in the frame that a text cannot be had now, or by this address, where a program is told so as JSON. Sites that
 * may show our texts may show it, and no statement is sent to know them: it is said when the database does not answer, and of who asks too
 * much.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    await next();
    if (!isPageAddress(ctx.path)) return;
    const refusal = refusalOf(ctx);
    if (refusal === null) return;
    ctx.remove('X-Frame-Options');
    ctx.set('Content-Security-Policy', embedPolicy(embedDoorOf(strapi).frameAncestors()));
    ctx.type = 'html';
    const theme = themes.find((one) => one === ctx.query.theme) ?? 'auto';
    ctx.body = renderRefusal(refusal, theme);
  };
