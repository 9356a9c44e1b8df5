import type { Explainer, ExplainerSection } from './explainer';
import { findSection } from './find-section';
import { flattenSections } from './flatten-sections';
import { namedSlugs, type NamedSlugs } from './named-slugs';

/** Why a section must not stand on other sites, in words; null where it may. */
export const reasonToWithhold = ({
  promotional,
  syndication,
}: Pick<ExplainerSection, 'promotional' | 'syndication'>): string | null => {
  if (promotional) return 'The section advertises something, and is not passed on';
  if (syndication === 'excluded') return 'The publisher does not pass this section on';
  return null;
};

/** The heading alone, with its warnings: what it says itself stays out, and what stands below it has a judgement of its own. */
export const emptySection = (section: ExplainerSection): ExplainerSection => ({
  ...section,
  body: '',
  bodyHtml: '',
  bodyText: '',
  conditions: [],
  sideEffects: [],
  references: [],
  mentions: [],
});

const without = (sections: readonly ExplainerSection[]): ExplainerSection[] =>
  sections.flatMap((section) => {
    // An advertisement goes with all that it is made of.
    if (section.promotional) return [];
    const below = without(section.sections);
    if (reasonToWithhold(section) === null) return [{ ...section, sections: below }];
    return below.length === 0 ? [] : [{ ...emptySection(section), sections: below }];
  });

/**
 * The explainer without the sections that must not stand on other sites and the entries that only they name. The heading of one
 * that is kept back stays where there is something below it to read.
 */
export const withholdSections = (explainer: Explainer): Explainer => {
  const sections = without(explainer.sections);
  const kept = flattenSections(sections);
  const whole = flattenSections(explainer.sections);
  const named = namedSlugs(kept);
  const namedBefore = namedSlugs(whole);
  // What no section names, such as a reference of the whole article, is not theirs.
  const left = <Entry extends { slug: string }>(entries: Entry[], list: keyof NamedSlugs) =>
    entries.filter(({ slug }) => named[list].has(slug) || !namedBefore[list].has(slug));
  return {
    ...explainer,
    sections,
    conditions: left(explainer.conditions, 'conditions'),
    sideEffects: left(explainer.sideEffects, 'sideEffects'),
    notices: left(explainer.notices, 'notices'),
    references: left(explainer.references, 'references'),
  };
};

/** The same for one section of an explainer: its own reason, or that it is part of an advertisement. */
export const findReasonToWithhold = (explainer: Explainer, slug: string): string | null => {
  const path = flattenSections(explainer.sections).filter(
    (section) => section.slug === slug || findSection(section, slug) !== undefined,
  );
  const held = path.find((section) => section.promotional || section.slug === slug);
  return held === undefined ? null : reasonToWithhold(held);
};
