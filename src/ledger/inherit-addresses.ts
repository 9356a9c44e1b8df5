import type { Core } from '@strapi/strapi';
import type { Explainer } from '../explainer/explainer';
import {
  findReusedSlugs,
  mergeFormerAddresses,
  noFormerAddresses,
  type FormerAddresses,
} from '../explainer/former-addresses';
import type { LatestRevision } from './latest-rows';
import { refuseKeptSlug, readSlugOwner } from './slug-owner';
import { sectionUid } from './uids';
import { refusedField } from '../strapi/refused-field';

/** Refuses a section the address of another one that is still there, here or in another explainer, and that readers are led to. */
const refuseKeptSections = async (
  strapi: Core.Strapi,
  former: FormerAddresses,
  after: Explainer,
): Promise<void> => {
  const reused = findReusedSlugs(former, after);
  if (reused.length === 0) return;
  const kept: { documentId: string; heading: string }[] = await strapi.db
    .query(sectionUid)
    .findMany({
      select: ['documentId', 'heading'],
      where: {
        documentId: { $in: reused.map(({ documentId }) => documentId) },
        locale: after.locale,
      },
    });
  const headings = new Map(kept.map(({ documentId, heading }) => [documentId, heading]));
  for (const { slug, documentId } of reused) {
    const heading = headings.get(documentId);
    if (heading === undefined) continue;
    const message =
      `slug — expected another than "${slug}": in "${after.slug}" readers were given it for the section "${heading}", ` +
      'and their links lead there; choose another, or delete that section first';
    throw refusedField('slug', message);
  }
};

interface Step {
  latest: LatestRevision | undefined;
  after: Explainer | null;
  /** Found to be published already: there is nobody to refuse it to, and a server that did would not start. */
  isFound: boolean;
}

/**
 * The former addresses that the next revision of an explainer answers for: its own, and where it takes the slug of one that was
 * deleted, that one's, which nobody else would answer for.
 *
 * @throws ValidationError where an address is that of another document that is still there
 */
export const inheritAddresses = async (
  strapi: Core.Strapi,
  { latest, after, isFound }: Step,
): Promise<FormerAddresses> => {
  const own = latest?.formerSections ?? noFormerAddresses;
  if (after === null) return own;
  if (!isFound) await refuseKeptSections(strapi, own, after);
  if (latest?.slug === after.slug) return own;
  const { slug, locale: language, documentId } = after;
  const owner = await readSlugOwner(strapi, { slug, language });
  if (owner === null || owner.explainer === documentId) return own;
  if (isFound && owner.isKept) return own;
  refuseKeptSlug(owner, slug);
  return mergeFormerAddresses(owner.formerSections, own);
};
