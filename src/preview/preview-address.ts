import type { Core } from '@strapi/strapi';
import { isDraft } from '../strapi/row-versions';
import { mayReadInPanel } from '../strapi/panel';
import { localeService } from '../strapi/locales';
import { articleOf } from './article-of';
import { mayReadDraft, withCreator } from './may-read-draft';
import { signLink, type PreviewLink } from './policy/preview-link';
import { articleUid, sectionUid } from './read-draft';

const typeByUid: ReadonlyMap<string, PreviewLink['type']> = new Map([
  [articleUid, 'article'],
  [sectionUid, 'section'],
]);

const lifetimeMilliseconds = 60 * 60 * 1000;

interface Asked {
  documentId?: string | undefined;
  locale?: string | null | undefined;
  status?: string | undefined;
}

/**
 * Where the panel shows what an editor has open, for an hour; undefined where it shows nothing, and the panel then has no button.
 * Strapi asks for anybody who is logged in, so what they may read is judged here.
 */
export const previewAddress = async (
  strapi: Core.Strapi,
  secret: string,
  uid: string,
  { documentId, locale, status }: Asked,
): Promise<string | undefined> => {
  const type = typeByUid.get(uid);
  if (type === undefined || documentId === undefined) return undefined;
  const language = locale ?? (await localeService(strapi).getDefaultLocale());
  const row: object | null = await strapi.db.query(uid).findOne({
    where: { documentId, locale: language, ...isDraft },
    populate: withCreator,
  });
  if (row === null || !mayReadInPanel(strapi, uid, row)) return undefined;
  const version = status === 'published' ? 'published' : 'draft';
  const opened = { type, documentId, locale: language, version } as const;
  const article = await articleOf(strapi, opened);
  // A section that stands in no article is shown nowhere.
  if (article === null) return undefined;
  const ofArticle = { documentId: article, locale: language };
  if (version === 'draft' && !(await mayReadDraft(strapi, ofArticle))) return undefined;
  const expiresAt = Date.now() + lifetimeMilliseconds;
  const link = signLink({ ...opened, article, expiresAt }, secret);
  // Without a host: the frame is then the panel's own, whatever address it is opened under.
  return `/preview?link=${link}`;
};
