import { canonicalPath, pagePath, type Place } from '../../explainer/addresses';
import type { Explainer, ExplainerSection } from '../../explainer/explainer';
import type { Published, PublishedPart } from '../../explainer/forms/published';
import { withholdOverdue, withholdOverdueSection } from '../../explainer/withhold-overdue';
import type { LocatedRevision } from './judge-address';
import { judgeStanding } from './judge-standing';

/** What of an explainer is published: where it stands, and what it is. */
export interface PublishedSubject {
  place: Place;
  explainer: Explainer;
  section?: ExplainerSection;
  part?: PublishedPart;
}

interface Around {
  /** Origin under which readers know this server, or nothing where it is not known. */
  origin: string;
  /** As it was asked for; null for the default one. */
  locale: string | null;
  now: number;
}

const emptyPart = (part: PublishedPart): PublishedPart => ({
  ...part,
  conditions: [],
  sideEffects: [],
  sections: [],
  references: [],
});

/** What the forms of a subject are written from, without its words where these may not be shown any more. */
export const publishAs = (
  located: LocatedRevision,
  { place, explainer, section, part }: PublishedSubject,
  { origin, locale, now }: Around,
): Published => {
  const search = locale === null ? '' : `?locale=${locale}`;
  const pageAt = (slug: string, at: Place): string => `${origin}${pagePath(slug, at)}${search}`;
  const standing = judgeStanding(
    located,
    { section: section ?? null, review: explainer.review },
    {
      origin,
      now,
      pageOf: (slug, at) =>
        pageAt(
          slug,
          at !== null ? { kind: 'section', section: at } : part ? place : { kind: 'explainer' },
        ),
    },
  );
  const isShown = !standing.review.isPastLimit;
  return {
    explainer: isShown ? explainer : withholdOverdue(explainer),
    section: section === undefined || isShown ? (section ?? null) : withholdOverdueSection(section),
    ...(part === undefined ? {} : { part: isShown ? part : emptyPart(part) }),
    revision: located.revision.sha256 ?? '',
    publishedAt: located.revision.at,
    url: `${origin}${canonicalPath(explainer.slug, place)}`,
    page: pageAt(explainer.slug, place),
    standing,
  };
};
