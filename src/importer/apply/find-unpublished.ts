import type { Core } from '@strapi/strapi';
import type { ParsedExplainer, Problem } from '../parsed-explainer';
import { articleForm, sectionForms } from '../plan/explainer-forms';
import { planPublishing } from '../plan/plan-publishing';
import { describeUnpublished, refersToAny } from '../plan/unpublished-references';
import { compareExplainer, type ComparedDocuments } from './compare-explainer';
import type { LocaleTools } from './locale-tools';
import { readStoredDocuments } from './stored-documents';

/** What of the compared documents will be published, and whether any of them is public then. */
const planDocuments = async (
  strapi: Core.Strapi,
  { query, stored, ...plan }: ComparedDocuments,
  mayPublish: boolean,
) => {
  const published = await readStoredDocuments(strapi, { ...query, version: 'published' });
  const { due } = planPublishing({ ...plan, drafts: stored, published, mayPublish });
  return { due, isPublic: published.length + due.length > 0 };
};

/**
 * Problems with what an explainer refers to or names, where that is a draft only and the explainer would be published:
 * Strapi would leave the relation out. Reads the database only where there is such a thing at all.
 */
export const findUnpublished = async (
  strapi: Core.Strapi,
  explainer: ParsedExplainer,
  { findMentions, unpublished }: LocaleTools,
): Promise<Problem[]> => {
  if (unpublished.size === 0) return [];
  const mentionsOf = findMentions(explainer);
  const forms = [articleForm(explainer), ...sectionForms(explainer, mentionsOf)];
  if (!forms.some(({ fields }) => refersToAny(fields, unpublished))) return [];
  const { article, sections } = await compareExplainer(strapi, { explainer, mentionsOf });
  const plannedArticle = await planDocuments(strapi, article, true);
  const plannedSections = await planDocuments(strapi, sections, plannedArticle.isPublic);
  return describeUnpublished(
    explainer,
    [...plannedArticle.due, ...plannedSections.due],
    unpublished,
  );
};
