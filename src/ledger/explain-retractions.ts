import type { Core } from '@strapi/strapi';
import type { Explainer, ExplainerSection } from '../explainer/explainer';
import { flattenSections } from '../explainer/flatten-sections';
import type { DatedRetraction, Retraction } from '../explainer/former-addresses';
import { isPublished } from '../strapi/row-versions';
import { noReason } from '../explainer/usable-retraction';
import { versionKey, type PendingChanges } from './pending-changes';
import { sectionUid } from './uids';

const byDefault: Retraction = { reason: noReason, replacement: null };

interface Withdrawal {
  before: Explainer;
  /** Null where all of it is withdrawn. */
  after: Explainer | null;
  given: PendingChanges['retractions'];
  at: string;
}

/** Where sections that left their explainer are published now. */
const findMoved = async (
  strapi: Core.Strapi,
  documentIds: readonly string[],
  locale: string,
): Promise<Map<string, Retraction>> => {
  if (documentIds.length === 0) return new Map();
  const rows: { documentId: string; slug: string; article: { slug: string } | null }[] =
    await strapi.db.query(sectionUid).findMany({
      select: ['documentId', 'slug'],
      where: { documentId: { $in: documentIds }, locale, ...isPublished },
      populate: { article: { select: ['slug'] } },
    });
  return new Map(
    rows.flatMap(({ documentId, slug, article }) => {
      if (article === null) return [];
      const reason = 'Moved to another explainer';
      return [[documentId, { reason, replacement: `${article.slug}/${slug}` }]];
    }),
  );
};

/**
 * Tells why the explainer, or a section that is gone from it, was withdrawn: the reason that was given for it, for what it stood
 * under, or for the whole explainer; where it went, if it was moved; and else that the publisher withdrew it.
 */
export const explainRetractions = async (
  strapi: Core.Strapi,
  { before, after, given, at }: Withdrawal,
): Promise<(documentId: string) => DatedRetraction> => {
  // As where only entries changed: no section is gone.
  if (before.sections === after?.sections) return () => ({ ...byDefault, at });
  const published = new Set(flattenSections(after?.sections ?? []).map((one) => one.documentId));
  const gone = flattenSections(before.sections)
    .map(({ documentId }) => documentId)
    .filter((documentId) => !published.has(documentId));
  const reasons = await findMoved(strapi, gone, before.locale);

  const givenFor = (documentId: string) => given.get(versionKey(documentId, before.locale));
  const inherit = (sections: readonly ExplainerSection[], above: Retraction | undefined): void => {
    for (const { documentId, sections: below } of sections) {
      const reason = givenFor(documentId) ?? above;
      if (reason !== undefined) reasons.set(documentId, reason);
      inherit(below, published.has(documentId) ? undefined : reason);
    }
  };
  const whole = givenFor(before.documentId);
  inherit(before.sections, after === null ? whole : undefined);
  if (whole !== undefined) reasons.set(before.documentId, whole);
  return (documentId) => ({ ...(reasons.get(documentId) ?? byDefault), at });
};
