import type {
  Explainer,
  ExplainerCondition,
  ExplainerMention,
  ExplainerNotice,
  ExplainerReference,
  ExplainerSection,
  ExplainerSideEffect,
} from './explainer';

interface LinkedMention extends Pick<ExplainerMention, 'quote' | 'start' | 'end'> {
  condition: ExplainerCondition | null;
  sideEffect: ExplainerSideEffect | null;
}

/** A section with the entries themselves where the explainer has their slugs. */
export interface LinkedSection
  extends Omit<
    ExplainerSection,
    'conditions' | 'sideEffects' | 'notices' | 'references' | 'mentions' | 'sections'
  > {
  conditions: ExplainerCondition[];
  sideEffects: ExplainerSideEffect[];
  notices: ExplainerNotice[];
  references: ExplainerReference[];
  mentions: LinkedMention[];
  sections: LinkedSection[];
}

export interface LinkedExplainer extends Omit<Explainer, 'sections'> {
  sections: LinkedSection[];
}

const bySlug = <Entry extends { slug: string }>(entries: readonly Entry[]) => {
  const found = new Map(entries.map((entry) => [entry.slug, entry]));
  return {
    one: (slug: string | null): Entry | null => (slug === null ? null : (found.get(slug) ?? null)),
    all: (slugs: readonly string[]): Entry[] => slugs.flatMap((slug) => found.get(slug) ?? []),
  };
};

/** Puts every entry where it is named, for readers who ask for a section and what belongs to it in one go. */
export const linkExplainer = (explainer: Explainer): LinkedExplainer => {
  const conditions = bySlug(explainer.conditions);
  const sideEffects = bySlug(explainer.sideEffects);
  const notices = bySlug(explainer.notices);
  const references = bySlug(explainer.references);
  const link = (section: ExplainerSection): LinkedSection => ({
    ...section,
    conditions: conditions.all(section.conditions),
    sideEffects: sideEffects.all(section.sideEffects),
    notices: notices.all(section.notices),
    references: references.all(section.references),
    mentions: section.mentions.map(({ condition, sideEffect, quote, start, end }) => ({
      condition: conditions.one(condition),
      sideEffect: sideEffects.one(sideEffect),
      quote,
      start,
      end,
    })),
    sections: section.sections.map(link),
  });
  return { ...explainer, sections: explainer.sections.map(link) };
};
