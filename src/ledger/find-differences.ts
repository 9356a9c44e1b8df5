import type { Core } from '@strapi/strapi';
import { selectRows } from '../strapi/database';
import { quotedTableOf } from '../database/table-of';
import { articleUid, revisionUid } from './uids';

/** One language of an article. */
interface Difference {
  explainer: string;
  language: string;
}

/** The articles that are published and have no live revision, or have one and are not published. */
export const findDifferences = async (strapi: Core.Strapi): Promise<Difference[]> => {
  const articles = quotedTableOf(strapi, articleUid);
  const revisions = quotedTableOf(strapi, revisionUid);
  return selectRows<Difference>(
    strapi,
    `WITH latest AS (
       SELECT r.explainer, r.language, r.kind FROM ${revisions} r
       JOIN (SELECT MAX(sequence) AS last FROM ${revisions} GROUP BY explainer, language) m ON m.last = r.sequence
     ), live AS (SELECT explainer, language FROM latest WHERE kind <> 'retracted'
     ), published AS (SELECT document_id, locale FROM ${articles} WHERE published_at IS NOT NULL)
     SELECT document_id AS explainer, locale AS language FROM published
       WHERE NOT EXISTS (SELECT 1 FROM live WHERE explainer = document_id AND language = locale)
     UNION SELECT explainer, language FROM live
       WHERE NOT EXISTS (SELECT 1 FROM published WHERE explainer = document_id AND language = locale)`,
    {},
  );
};
