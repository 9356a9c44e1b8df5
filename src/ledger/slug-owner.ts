import type { Core } from '@strapi/strapi';
import type { FormerAddresses } from '../explainer/former-addresses';
import { selectRows } from '../strapi/database';
import { quotedTableOf } from '../database/table-of';
import { articleUid, revisionUid } from './uids';
import { refusedField } from '../strapi/refused-field';

/** The explainer that was published last under a slug, whatever became of it since. */
export interface SlugOwner {
  /** documentId of its article. */
  explainer: string;
  /** Its latest slug. */
  slug: string;
  formerSections: FormerAddresses;
  /** Whether its article is still there, if only as a draft. */
  isKept: boolean;
}

interface OwnerRow {
  explainer: string;
  slug: string;
  formerSections: string | FormerAddresses;
  isKept: number;
}

/** Null where nothing was ever published under the slug. */
export const readSlugOwner = async (
  strapi: Core.Strapi,
  { slug, language }: { slug: string; language: string },
): Promise<SlugOwner | null> => {
  const revisions = quotedTableOf(strapi, revisionUid);
  const [row] = await selectRows<OwnerRow>(
    strapi,
    `SELECT r.explainer, r.slug, r.former_sections AS "formerSections",
       CASE WHEN EXISTS (SELECT 1 FROM ${quotedTableOf(strapi, articleUid)} a
         WHERE a.document_id = r.explainer AND a.locale = :language) THEN 1 ELSE 0 END AS "isKept"
     FROM ${revisions} r
     WHERE r.language = :language AND r.explainer = (SELECT explainer FROM ${revisions}
       WHERE slug = :slug AND language = :language ORDER BY sequence DESC LIMIT 1)
     ORDER BY r.sequence DESC LIMIT 1`,
    { slug, language },
  );
  if (row === undefined) return null;
  const { formerSections } = row;
  return {
    ...row,
    // PostgreSQL's driver parses JSON and SQLite's does not.
    formerSections:
      typeof formerSections === 'string' ? JSON.parse(formerSections) : formerSections,
    isKept: row.isKept === 1,
  };
};

/** @throws ValidationError where the slug is an address of an explainer that is still there, and which readers are led to by it */
export const refuseKeptSlug = (owner: SlugOwner, slug: string): void => {
  if (!owner.isKept) return;
  const now = owner.slug === slug ? '' : `, which is now "${owner.slug}"`;
  const message =
    `slug — expected another than "${slug}": readers were given it for another explainer${now}, and their links lead there; ` +
    'choose another, or delete that explainer first';
  throw refusedField('slug', message);
};
