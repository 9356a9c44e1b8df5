import type { Core } from '@strapi/strapi';
import { errorBody } from '../errors/error-body';
import { renderHtml } from '../explainer/forms/render-html';
import type { Environment } from '../environment/environment';
import type { Context } from '../strapi/context';
import { findPreview } from './find-preview';
import { judgeLink, type LinkVerdict } from './policy/preview-link';
import { previewPolicy, renderPreview, renderRefusal } from './policy/preview-page';
import { previewAddress } from './preview-address';

const remedy = 'open the text in the admin panel and choose “Open preview” for a new one';

const refusals: Record<Exclude<LinkVerdict['kind'], 'good'> | 'gone', [number, string, string]> = {
  unknown: [
    403,
    'ForbiddenError',
    `link — expected the whole of a link that this server made: ${remedy}`,
  ],
  expired: [410, 'GoneError', `link — expected one that is not over; this one is: ${remedy}`],
  gone: [
    404,
    'NotFoundError',
    'This text is not there any more, or stands in no article: look for it in the admin panel',
  ],
};

const refuse = (ctx: Context, reason: keyof typeof refusals): void => {
  const [status, name, message] = refusals[reason];
  ctx.status = status;
  if (ctx.accepts('json', 'html') === 'html') {
    ctx.type = 'html';
    ctx.body = renderRefusal(message);
  } else ctx.body = errorBody({ status, name, message });
};

/** Nobody keeps it, finds it, or learns of the link from where the reader goes next. */
const protect = (ctx: Context): void =>
  ctx.set({
    'Cache-Control': 'private, no-store',
    'X-Robots-Tag': 'noindex, nofollow',
    'Referrer-Policy': 'no-referrer',
    'Content-Security-Policy': previewPolicy,
    'X-Frame-Options': 'SAMEORIGIN',
  });

/**
 * Shows drafts, at `/preview`, to those who have a link; and has the panel's edit view make links. Belongs in register(), before
 * Strapi's own routes. The link is in the query, which logs leave out, and not in the path.
 */
export const installPreviews = (
  strapi: Core.Strapi,
  { secrets: { adminJwtSecret } }: Pick<Environment, 'secrets'>,
): void => {
  const show = async (ctx: Context): Promise<void> => {
    protect(ctx);
    const verdict = judgeLink(ctx.query.link, adminJwtSecret, Date.now());
    if (verdict.kind !== 'good') {
      refuse(ctx, verdict.kind);
      return;
    }
    const { link } = verdict;
    const found = await findPreview(strapi, link);
    if (found === null) {
      refuse(ctx, 'gone');
      return;
    }
    const { published, unpublishedEntries } = found;
    const { explainer, section } = published;
    ctx.type = 'html';
    ctx.body = renderPreview({
      title: section?.heading ?? explainer.title,
      locale: link.locale,
      version: link.version,
      expiresAt: new Date(link.expiresAt).toISOString(),
      unpublishedEntries,
      address: `/preview${ctx.search}`,
      html: renderHtml(published, { headingLevel: 1 }),
    });
  };
  strapi.server.routes([
    { method: 'GET', path: '/preview', handler: show, config: { auth: false } },
  ]);

  strapi.config.set('admin.preview', {
    enabled: true,
    config: {
      handler: (uid: string, asked: object) => previewAddress(strapi, adminJwtSecret, uid, asked),
    },
  });
};
