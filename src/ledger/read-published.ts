import type { Core } from '@strapi/strapi';
import type { ArticleRow } from '../explainer/published-rows';
import { articleUid } from './uids';

export const isPublished = { publishedAt: { $notNull: true } };

const where = isPublished;
const contributors = { where };
const codes = true;

export const conditionPopulate = { broader: { where }, synonyms: true, codes };
export const sideEffectPopulate = { synonyms: true, codes };

const condition = { where, populate: conditionPopulate };
const sideEffect = { where, populate: sideEffectPopulate };

const populate = {
  codes,
  source: true,
  review: { populate: { reviewedBy: contributors } },
  authors: contributors,
  reviewers: contributors,
  references: { where },
  sections: {
    where,
    populate: {
      parent: { where, select: ['documentId'] },
      conditions: condition,
      sideEffects: sideEffect,
      notices: { where },
      references: { where },
      mentions: { populate: { condition, sideEffect } },
    },
  },
};

/** The published rows of some articles, in every locale: what the presenter reads. */
export const readPublished = async (
  strapi: Core.Strapi,
  documentIds: readonly string[],
): Promise<ArticleRow[]> =>
  strapi.db
    .query(articleUid)
    .findMany({ where: { documentId: { $in: documentIds }, ...where }, populate });
