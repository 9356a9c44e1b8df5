import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { renderBody } from '../explainer/render-body';
import { completeMentions } from './complete-mentions';
import { localeFilter } from './locale-filter';

const sectionUid = 'api::section.section';
const writes = new Set(['create', 'update', 'clone']);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const findDraft = async (
  strapi: Core.Strapi,
  documentId: string,
  locale: Parameters<typeof localeFilter>[2],
): Promise<Record<string, unknown>> => {
  const documentIds = { select: ['documentId'] };
  const draft: unknown = await strapi.db.query(sectionUid).findOne({
    select: ['body', 'slug'],
    where: { documentId, publishedAt: null, ...localeFilter(strapi, sectionUid, locale) },
    populate: { mentions: { populate: { condition: documentIds, sideEffect: documentIds } } },
  });
  return isRecord(draft) ? draft : {};
};

const documentIdOf = (related: unknown): unknown => (isRecord(related) ? related.documentId : null);

/** A mention that stays as it is: its id keeps the row, and with it the relations. */
const keptOf = ({ id, quote, start }: Record<string, unknown>) => ({ id, quote, start });

/** A mention of the original as a copy's own: the id would take the row away from the original. */
const copyOf = ({ quote, start, condition, sideEffect }: Record<string, unknown>) => ({
  quote,
  start,
  condition: documentIdOf(condition),
  sideEffect: documentIdOf(sideEffect),
});

/**
 * Keeps what is derived from a section's Markdown true to it: the safe HTML, the plain text, and where its mentions stand.
 * They are stored and not computed on reading, so that REST and GraphQL serve, select and filter them as any attribute.
 */
export const installSectionBody = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== sectionUid || !writes.has(context.action)) return next();
    const { params } = context;
    const data: unknown = 'data' in params ? params.data : undefined;
    if (!isRecord(data)) return next();

    const original = 'documentId' in params ? params.documentId : undefined;
    const draft = original === undefined ? {} : await findDraft(strapi, original, params.locale);
    const body = textOf('body' in data ? data.body : draft.body);
    const { html, text } = renderBody(body);
    data.bodyHtml = html;
    data.bodyText = text;

    const current = listOf(draft.mentions).filter(isRecord);
    const carried = context.action === 'clone' ? current.map(copyOf) : current.map(keptOf);
    const given = 'mentions' in data ? listOf(data.mentions) : carried;
    const section = textOf(data.slug ?? draft.slug);
    data.mentions = completeMentions(body, given, current).map((mention) => ({
      ...mention,
      section,
    }));
    return next();
  });
};
