import { canonicalPath, pagePath, type Place } from '../../explainer/addresses';
import type { Explainer, ExplainerSection } from '../../explainer/explainer';
import { flattenSections } from '../../explainer/flatten-sections';
import type { Published, PublishedPart } from '../../explainer/forms/published';
import type { NamingSection } from '../../explainer/naming-sections';
import { withholdOverdue, withholdOverdueSection } from '../../explainer/withhold-overdue';
import type { LocatedRevision } from './judge-address';
import { judgeStanding } from './judge-standing';

/** A part, before it is known where its sections are read. */
export type SubjectPart = Omit<PublishedPart, 'sections'> & { sections: NamingSection[] };

/** What of an explainer is published: where it stands, and what it is. */
export interface PublishedSubject {
  place: Place;
  explainer: Explainer;
  section?: ExplainerSection;
  part?: SubjectPart;
}

interface Around {
  /** Origin under which readers know this server, or nothing where it is not known. */
  origin: string;
  /** As it was asked for; null for the default one. */
  locale: string | null;
  now: number;
}

const emptyPart = (part: SubjectPart): SubjectPart => ({
  ...part,
  conditions: [],
  sideEffects: [],
  sections: [],
  references: [],
});

/** The sections whose words are read beside those of the one, all of them where there is no such. */
const readSections = ({
  explainer,
  section,
  part,
}: Omit<PublishedSubject, 'place'>): ExplainerSection[] => {
  const sections = flattenSections((section ?? explainer).sections);
  const naming = part?.sections.map(({ slug }) => slug);
  return naming === undefined ? sections : sections.filter(({ slug }) => naming.includes(slug));
};

/** What the forms of a subject are written from, without its words where these may not be shown any more. */
export const publishAs = (
  located: LocatedRevision,
  { place, explainer, section, part }: PublishedSubject,
  { origin, locale, now }: Around,
): Published => {
  const search = locale === null ? '' : `?locale=${locale}`;
  const pageAt = (slug: string, at: Place): string => `${origin}${pagePath(slug, at)}${search}`;
  const sectionPage = (slug: string, at: string): string =>
    pageAt(slug, { kind: 'section', section: at });
  const standing = judgeStanding(
    located,
    {
      explainer,
      section: section ?? null,
      sections: readSections({ explainer, section, part }),
      review: explainer.review,
    },
    {
      origin,
      now,
      pageOf: (slug, at) => (at === null ? pageAt(slug, place) : sectionPage(slug, at)),
    },
  );
  const withPages = (shown: SubjectPart): PublishedPart => ({
    ...shown,
    sections: shown.sections.map((one) => ({
      ...one,
      page: sectionPage(explainer.slug, one.slug),
    })),
  });
  const isShown = !standing.review.isPastLimit;
  return {
    explainer: isShown ? explainer : withholdOverdue(explainer),
    section: section === undefined || isShown ? (section ?? null) : withholdOverdueSection(section),
    ...(part === undefined ? {} : { part: withPages(isShown ? part : emptyPart(part)) }),
    revision: located.revision.sha256 ?? '',
    publishedAt: located.revision.at,
    url: `${origin}${canonicalPath(explainer.slug, place)}${search}`,
    page: pageAt(explainer.slug, place),
    standing,
  };
};
