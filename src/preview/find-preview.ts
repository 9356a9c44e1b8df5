import type { Core } from '@strapi/strapi';
import { canonicalPath, pagePath } from '../explainer/addresses';
import type { Explainer } from '../explainer/explainer';
import { flattenSections } from '../explainer/flatten-sections';
import type { Published } from '../explainer/forms/published';
import { judgeReview } from '../explainer/review-state';
import { presentExplainer } from '../explainer/present-explainer';
import { isPublished } from '../strapi/row-versions';
import { ledgerOf } from '../strapi/our-services';
import type { PreviewLink } from './policy/preview-link';
import { articleUid, readDraft } from './read-draft';

interface FoundPreview {
  published: Published;
  unpublishedEntries: number;
}

type FoundExplainer = Pick<Published, 'explainer' | 'revision' | 'publishedAt' | 'url' | 'page'> & {
  unpublishedEntries: number;
};

const findPublished = async (
  strapi: Core.Strapi,
  documentId: string,
  locale: string,
): Promise<FoundExplainer | null> => {
  const row: { slug: string } | null = await strapi.db.query(articleUid).findOne({
    select: ['slug'],
    where: { documentId, locale, ...isPublished },
  });
  if (row === null) return null;
  const found = await ledgerOf(strapi).find({ slug: row.slug, language: locale });
  const explainer = found?.wanted?.content?.parse();
  if (found === null || explainer === undefined) return null;
  const { sha256, at: publishedAt } = found.latest;
  return {
    explainer,
    revision: sha256 ?? '',
    publishedAt,
    url: canonicalPath(row.slug, { kind: 'explainer' }),
    page: pagePath(row.slug, { kind: 'explainer' }),
    unpublishedEntries: 0,
  };
};

const findDraft = async (
  strapi: Core.Strapi,
  documentId: string,
  locale: string,
): Promise<FoundExplainer | null> => {
  const found = await readDraft(strapi, { documentId, locale });
  if (found === null) return null;
  const { article, unpublishedEntries } = found;
  // It has neither a revision nor a date nor an address.
  const unknown = { revision: '', publishedAt: '', url: '', page: '' };
  return { explainer: presentExplainer(article), ...unknown, unpublishedEntries };
};

const sectionOf = (explainer: Explainer, { type, documentId }: PreviewLink) =>
  type === 'article'
    ? null
    : flattenSections(explainer.sections).find((section) => section.documentId === documentId);

/** What a link shows; null where there is no such thing any more. */
export const findPreview = async (
  strapi: Core.Strapi,
  link: PreviewLink,
): Promise<FoundPreview | null> => {
  const find = link.version === 'draft' ? findDraft : findPublished;
  const found = await find(strapi, link.article, link.locale);
  if (found === null) return null;
  const { unpublishedEntries, ...rest } = found;
  const section = sectionOf(found.explainer, link);
  if (section === undefined) return null;
  // Editors see the text also when it no longer stands on other pages.
  const review = { ...judgeReview(found.explainer.review, Date.now()), isPastLimit: false };
  const standing = { review, superseded: null, withdrawnSections: [] };
  return { published: { ...rest, section, standing }, unpublishedEntries };
};
