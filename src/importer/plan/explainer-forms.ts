import type { ParsedExplainer } from '../parsed-explainer';
import type { DocumentForm } from './document-form';
import type { FoundMention } from './find-mentions';
import { positionStep } from './keep-positions';

const unique = (slugs: string[]): string[] => [...new Set(slugs)];

/** The article of an explainer, as a document. */
export const articleForm = (explainer: ParsedExplainer): DocumentForm => ({
  slug: explainer.slug,
  fields: {
    title: explainer.title,
    titleVariant: explainer.titleVariant,
    slug: explainer.slug,
    lead: explainer.lead,
    about: explainer.about,
    codes: explainer.codes.map((code) => ({ ...code })),
    authors: explainer.authors,
    reviewers: explainer.reviewers,
    references: explainer.references,
    source: { ...explainer.source, sha256: explainer.sha256 },
    review: { ...explainer.review },
    sourceText: explainer.sourceText,
    sourceFormat: explainer.format,
  },
});

/**
 * The sections of an explainer, as documents in reading order: a parent always before its children. Their positions are
 * those of a new explainer; `keepPositions` fits them to what is stored.
 *
 * @param mentionsOf what the text of each section was found to name, by section slug
 */
export const sectionForms = (
  explainer: ParsedExplainer,
  mentionsOf: ReadonlyMap<string, readonly FoundMention[]>,
): DocumentForm[] =>
  explainer.sections.map((section, index) => {
    const mentions = mentionsOf.get(section.slug) ?? [];
    const slugsOf = (kind: FoundMention['kind']) =>
      unique(mentions.filter((mention) => mention.kind === kind).map(({ slug }) => slug));
    return {
      slug: section.slug,
      fields: {
        heading: section.heading,
        slug: section.slug,
        position: (index + 1) * positionStep,
        level: section.level,
        body: section.body,
        parent: section.parent,
        healthAspect: section.healthAspect,
        standsAlone: section.standsAlone,
        standsAloneReason: section.standsAloneReason,
        syndication: section.syndication,
        promotional: section.promotional,
        conditions: slugsOf('condition'),
        sideEffects: slugsOf('side-effect'),
        mentions: mentions.map(({ kind, slug, quote, start, end }) => ({
          condition: kind === 'condition' ? slug : null,
          sideEffect: kind === 'side-effect' ? slug : null,
          section: section.slug,
          quote,
          start,
          end,
        })),
        notices: section.notices,
        references: section.references,
      },
    };
  });
