import type { Core } from '@strapi/strapi';
import { isDraft } from '../../strapi/row-versions';
import { ledgerOf } from '../../strapi/our-services';
import type { ParsedExplainer, Problem } from '../parsed-explainer';

const articleUid = 'api::article.article';

/** A problem where an explainer would be a new one at an address that readers were given for another, which was renamed since. */
export const findKeptSlug = async (
  strapi: Core.Strapi,
  { file, slug, locale }: Pick<ParsedExplainer, 'file' | 'slug' | 'locale'>,
): Promise<Problem[]> => {
  const drafts = (where: object) =>
    strapi.db.query(articleUid).count({ where: { ...where, locale, ...isDraft } });
  if ((await drafts({ slug })) > 0) return [];
  const owner = await ledgerOf(strapi).find({ slug, language: locale });
  if (owner === null || (await drafts({ documentId: owner.latest.explainer })) === 0) return [];
  const expected = `another than "${slug}", which readers were given for the explainer that is "${owner.latest.slug}" now`;
  return [{ file, line: 1, field: 'slug', expected }];
};
