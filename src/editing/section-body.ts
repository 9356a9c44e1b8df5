import type { Core } from '@strapi/strapi';
import { anchorMentions, type Anchor } from '../explainer/anchor-mentions';
import { localeService } from '../strapi-types';
import { isRecord } from '../explainer/is-record';
import { renderMarkdown } from '../explainer/render-markdown';

const sectionUid = 'api::section.section';

/** A mention as it comes from a form, a client or the database: an anchor and more. */
const isAnchored = (value: unknown): value is Anchor =>
  isRecord(value) &&
  typeof value.quote === 'string' &&
  typeof value.start === 'number' &&
  typeof value.end === 'number';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const findDraft = (strapi: Core.Strapi, documentId: unknown, locale: unknown): Promise<unknown> =>
  typeof documentId === 'string'
    ? strapi.db.query(sectionUid).findOne({
        select: ['body', 'slug'],
        where: { documentId, publishedAt: null, ...(typeof locale === 'string' ? { locale } : {}) },
        populate: { mentions: true },
      })
    : Promise.resolve(null);

/**
 * Keeps what is derived from a section's Markdown true to it: the safe HTML, the plain text, and where its mentions stand.
 * They are stored and not computed on reading, so that REST and GraphQL serve, select and filter them as any attribute.
 */
export const installSectionBody = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== sectionUid) return next();
    if (context.action !== 'create' && context.action !== 'update') return next();
    const data: unknown = context.params.data;
    if (!isRecord(data)) return next();

    const documentId = context.action === 'update' ? context.params.documentId : null;
    // Strapi fills in the default locale only after the middlewares; without it any translation's draft would be found.
    const locale = context.params.locale ?? (await localeService(strapi).getDefaultLocale());
    const current = await findDraft(strapi, documentId, locale);
    const draft = isRecord(current) ? current : {};
    const body = textOf('body' in data ? data.body : draft.body);
    const slug = textOf(data.slug ?? draft.slug);
    const { html, text } = renderMarkdown(body);
    data.bodyHtml = html;
    data.bodyText = text;

    const mentions = 'mentions' in data ? data.mentions : draft.mentions;
    if (Array.isArray(mentions)) {
      // A component id keeps the row and so its relations; only the anchor and the address are written anew.
      data.mentions = anchorMentions(body, mentions.filter(isAnchored)).map((mention) => ({
        ...mention,
        section: slug,
      }));
    }
    return next();
  });
};
